/**
 * One language of configuration turned into another: a file of Prometheus, values of the chart kube-prometheus-stack, a
 * definition in Java. Nothing is left out in silence, and no credential is written that the input held.
 */
@NullMarked
package io.promfleet.generator.convert;

import org.jspecify.annotations.NullMarked;
