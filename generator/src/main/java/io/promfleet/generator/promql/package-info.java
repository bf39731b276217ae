/**
 * The query language of Prometheus: an expression read as Prometheus reads it, with the types of its parts, for a release. What an
 * expression gives is not computed here.
 */
@NullMarked
package io.promfleet.generator.promql;

import org.jspecify.annotations.NullMarked;
