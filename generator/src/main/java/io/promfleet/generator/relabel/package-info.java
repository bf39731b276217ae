/** Rules out of a file, and labels that come and go as lines of JSON. */
@NullMarked
package io.promfleet.generator.relabel;

import org.jspecify.annotations.NullMarked;
