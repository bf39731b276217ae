/** What a number of series asks of queues, disks and memory; figures to plan with, and those that no fleet stays below. */
@NullMarked
package io.promfleet.generator.capacity;

import org.jspecify.annotations.NullMarked;
