/**
 * What a fleet is: immutable values, made by the builders of {@code io.promfleet.dsl} or read from files. Names and
 * meanings are those of the Prometheus configuration language and of Kubernetes; nothing here knows how a target
 * language spells them.
 *
 * <p>A value remembers where it was declared ({@code declaredAt}); that is no part of its equality.
 */
@NullMarked
@ModelStyle
package io.promfleet.model;

import org.jspecify.annotations.NullMarked;
