/** Tests of what a number of series asks for. */
@NullMarked
package io.promfleet.generator.capacity;

import org.jspecify.annotations.NullMarked;
