/** The corpus of small configurations, judged here and by the real promtool. */
@NullMarked
package io.promfleet.generator.verdict;

import org.jspecify.annotations.NullMarked;
