/**
 * YAML that people wrote, read with the meaning that Prometheus gives it: text to located nodes, and nodes to typed trees
 * that say of each key and value in which line and column it stands.
 *
 * <p>The text is taken apart by a library. What a scalar means, which keys may be there twice and how far aliases may go is
 * decided as go-yaml does for Prometheus, and the type of each value by the schemas of {@code io.promfleet.schemas}.
 */
@NullMarked
package io.promfleet.generator.read;

import org.jspecify.annotations.NullMarked;
