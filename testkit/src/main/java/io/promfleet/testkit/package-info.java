/**
 * Tests of one's own fleet, without a cluster and without Prometheus: what a job makes of a target, and whether the
 * committed tree is what the definition says.
 */
@NullMarked
package io.promfleet.testkit;

import org.jspecify.annotations.NullMarked;
