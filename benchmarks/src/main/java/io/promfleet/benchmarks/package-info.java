/** How long promfleet takes: fleets of any size, whole processes, and single steps under JMH. */
@NullMarked
package io.promfleet.benchmarks;

import org.jspecify.annotations.NullMarked;
