/** Tests of what is read, and of where it stood. */
@NullMarked
package io.promfleet.generator.read;

import org.jspecify.annotations.NullMarked;
