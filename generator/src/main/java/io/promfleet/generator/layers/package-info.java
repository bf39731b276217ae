/**
 * What layers between a value and Prometheus make of it: the chart's templates, Helm, Flux, the Prometheus Operator. Each is named
 * where it ignores, replaces or reinterprets what was said.
 */
@NullMarked
package io.promfleet.generator.layers;

import org.jspecify.annotations.NullMarked;
