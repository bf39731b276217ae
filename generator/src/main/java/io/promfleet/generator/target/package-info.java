/** What becomes of a discovered target: the labels that rules see, and those that it is scraped with. No I/O. */
@NullMarked
package io.promfleet.generator.target;

import org.jspecify.annotations.NullMarked;
