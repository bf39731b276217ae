/** What tests of several modules share: sources that mark their own mistakes. */
@NullMarked
package io.promfleet.testing;

import org.jspecify.annotations.NullMarked;
