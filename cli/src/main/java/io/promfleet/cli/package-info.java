/** The command line: reads arguments, runs promfleet, prints, and sets the exit code. Nothing else is decided here. */
@NullMarked
package io.promfleet.cli;

import org.jspecify.annotations.NullMarked;
