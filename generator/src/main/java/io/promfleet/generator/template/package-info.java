/**
 * The templates in alerting rules: Go's {@code text/template}, read as Prometheus reads it, with the functions of a release. What a
 * template gives is not computed here.
 */
@NullMarked
package io.promfleet.generator.template;

import org.jspecify.annotations.NullMarked;
