/** What the test kit promises. */
@NullMarked
package io.promfleet.testkit;

import org.jspecify.annotations.NullMarked;
