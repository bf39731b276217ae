/** What relabel rules do. */
@NullMarked
package io.promfleet.relabel;

import org.jspecify.annotations.NullMarked;
