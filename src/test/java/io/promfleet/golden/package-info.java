/** Fleets and the whole trees that they must produce. */
@NullMarked
package io.promfleet.golden;

import org.jspecify.annotations.NullMarked;
