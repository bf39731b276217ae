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
 * <p>Annotations say what JSON Schema cannot. {@code x-since} is the release of Prometheus in which a key appeared. For
 * readers of what others wrote there is more: {@code x-unchecked} where Prometheus takes any value although only these make
 * sense, {@code x-checked-since} the release from which on it refuses others, {@code x-older} values with the release in
 * which each ceased to be one, {@code x-empty} ({@code unset}) where an empty text is as good as none, {@code x-null} where
 * YAML's null is {@code refused}, makes a value or every key inside {@code zero} instead of leaving its default, or leaves a text
 * {@code unset} instead of empty, {@code x-judged} where a rule across keys says better what breaks the rules here,
 * {@code x-null-items} where null in a list is {@code dropped} or {@code kept}, {@code
 * x-ignore-case}, {@code x-signed} for numbers with an optional sign, {@code x-exact} for those of 64 bits without a sign that
 * are no limits, and {@code x-gone} the keys that Prometheus no longer
 * knows: each with {@code x-until}, the release without it, and {@code x-now}, its name since.
 *
 * <p>A new file gets cases of its own among the tests; the build puts it into the one file that is read at run
 * time.
 */
@NullMarked
package io.promfleet.schemas;

import org.jspecify.annotations.NullMarked;
