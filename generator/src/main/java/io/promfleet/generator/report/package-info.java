/**
 * Findings and differences as lines of text, the same for every edge. Nothing here prints: goals and commands do, each
 * in its own way.
 */
@NullMarked
package io.promfleet.generator.report;

import org.jspecify.annotations.NullMarked;
