/** What the programs of a fleet say of themselves: names of metrics, since which release, and whether they arrive at the hub. */
@NullMarked
package io.promfleet.generator.metrics;

import org.jspecify.annotations.NullMarked;
