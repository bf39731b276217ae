/** From a definition to a directory: the one way through, for goals and commands to call. */
@NullMarked
package io.promfleet.generator;

import org.jspecify.annotations.NullMarked;
