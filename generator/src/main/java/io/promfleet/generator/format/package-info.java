/**
 * Single values as Prometheus reads them: durations, sizes, addresses, names, selectors. Each parser accepts exactly what
 * Prometheus accepts, and says in a sentence why it refuses the rest. Knows no configuration.
 */
@NullMarked
package io.promfleet.generator.format;

import org.jspecify.annotations.NullMarked;
