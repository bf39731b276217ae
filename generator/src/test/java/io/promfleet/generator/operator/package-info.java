/** Resources of the Prometheus Operator against the jobs that it makes of them. */
@NullMarked
package io.promfleet.generator.operator;

import org.jspecify.annotations.NullMarked;
