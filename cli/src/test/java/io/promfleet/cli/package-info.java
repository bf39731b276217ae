@NullMarked
package io.promfleet.cli;

import org.jspecify.annotations.NullMarked;
