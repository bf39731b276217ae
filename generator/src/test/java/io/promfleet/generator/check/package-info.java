/** Tests of the checks over a whole fleet. */
@NullMarked
package io.promfleet.generator.check;

import org.jspecify.annotations.NullMarked;
