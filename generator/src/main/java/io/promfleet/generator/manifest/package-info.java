/** Documents as trees, and their YAML: the lowest room of the generator, which knows neither fleets nor Prometheus. */
@NullMarked
package io.promfleet.generator.manifest;

import org.jspecify.annotations.NullMarked;
