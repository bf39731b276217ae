/** Tests of the validation of documents. */
@NullMarked
package io.promfleet.generator.schema;

import org.jspecify.annotations.NullMarked;
