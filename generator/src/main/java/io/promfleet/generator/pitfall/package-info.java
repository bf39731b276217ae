/**
 * What Prometheus loads and what does something other than it looks like, in one list of rules by itself: in a fleet as in a
 * file.
 */
@NullMarked
package io.promfleet.generator.pitfall;

import org.jspecify.annotations.NullMarked;
