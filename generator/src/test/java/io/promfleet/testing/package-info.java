/** What tests of several packages share: programs that are not part of the build. */
@NullMarked
package io.promfleet.testing;

import org.jspecify.annotations.NullMarked;
