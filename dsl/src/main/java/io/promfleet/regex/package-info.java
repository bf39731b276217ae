/**
 * Regular expressions with the meaning that they have in Prometheus, which is that of Go: which text is one, what it
 * matches and what its groups hold. RE2/J does the general case; what it takes or reads otherwise than Go is decided
 * here, before it.
 */
@NullMarked
package io.promfleet.regex;

import org.jspecify.annotations.NullMarked;
