/** Promfleet as a whole, with the real programs that read what it writes, and with what users get wrong. */
@NullMarked
package io.promfleet.acceptance;

import org.jspecify.annotations.NullMarked;
