/** Tests of verification. */
@NullMarked
package io.promfleet.verify;

import org.jspecify.annotations.NullMarked;
