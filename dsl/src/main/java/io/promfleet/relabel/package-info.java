/**
 * What relabel rules do, exactly as Prometheus does it: labels in, labels or nothing out, and a trace of every step. No
 * cluster, no server and no file is needed.
 */
@NullMarked
package io.promfleet.relabel;

import org.jspecify.annotations.NullMarked;
