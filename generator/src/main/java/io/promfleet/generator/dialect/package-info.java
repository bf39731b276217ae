/**
 * One concept, many spellings: trees for the target languages, made from the model. The only place that knows how a
 * language spells a key, nests it and refers to a secret. Knows no cluster layout.
 */
@NullMarked
package io.promfleet.generator.dialect;

import org.jspecify.annotations.NullMarked;
