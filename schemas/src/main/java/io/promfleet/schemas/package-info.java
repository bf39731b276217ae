/**
 * JSON Schemas for what promfleet reads and writes, and the catalogue that finds them.
 *
 * <p>The files lie beside this package's classes. A Kubernetes object's schema is
 * {@code kubernetes/<apiVersion>/<kind>.json}, so that its name needs no table; {@code prometheus/} is the configuration
 * language of Prometheus, {@code operator/} the same things in the Prometheus Operator's words, {@code chart-values/} the
 * values of kube-prometheus-stack. They are cut small and refer to each other, so that a run reads only what it meets:
 * whoever compiles them should follow a reference when a document first reaches it. Every object whose keys are known is
 * closed. A rule across keys stands in {@code allOf} with a {@code description} that a finding can quote.
 *
 * <p>A new file also goes into {@code index.txt} and gets cases of its own among the tests.
 */
@NullMarked
package io.promfleet.schemas;

import org.jspecify.annotations.NullMarked;
