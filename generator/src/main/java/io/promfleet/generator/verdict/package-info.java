/**
 * The verdict of Prometheus on a configuration that was read: what {@code promtool check config} refuses is an error
 * here, and what it accepts is none. Keys and types are the reader's; here are the formats of single values and the rules
 * between keys, each as the release of the target has it. No I/O.
 */
@NullMarked
package io.promfleet.generator.verdict;

import org.jspecify.annotations.NullMarked;
