/** Tests of the schemas, against an independent validator, and of the catalogue. */
@NullMarked
package io.promfleet.schemas;

import org.jspecify.annotations.NullMarked;
