/** Tests of whole files. */
@NullMarked
package io.promfleet.generator.validate;

import org.jspecify.annotations.NullMarked;
