/**
 * What the Prometheus Operator makes of its resources: the jobs and remote writes that its Prometheus gets, in Prometheus' own
 * language and with the places of what they were made of.
 */
@NullMarked
package io.promfleet.generator.operator;

import org.jspecify.annotations.NullMarked;
