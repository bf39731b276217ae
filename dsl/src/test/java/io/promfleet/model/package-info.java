/** Tests of the model's values. */
@NullMarked
package io.promfleet.model;

import org.jspecify.annotations.NullMarked;
