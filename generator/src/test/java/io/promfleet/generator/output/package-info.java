/** Tests of the owned output directory. */
@NullMarked
package io.promfleet.generator.output;

import org.jspecify.annotations.NullMarked;
