/** Checks over a fleet as a whole. They look at the model alone: no documents, no files, no network. */
@NullMarked
package io.promfleet.generator.check;

import org.jspecify.annotations.NullMarked;
