/** What expressions match, and which texts are none. */
@NullMarked
package io.promfleet.regex;

import org.jspecify.annotations.NullMarked;
