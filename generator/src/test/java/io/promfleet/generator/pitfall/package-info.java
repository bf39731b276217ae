/** Tests of what Prometheus loads and means otherwise. */
@NullMarked
package io.promfleet.generator.pitfall;

import org.jspecify.annotations.NullMarked;
