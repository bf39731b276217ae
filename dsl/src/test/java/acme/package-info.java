/** Tests that stand where a user stands: outside of promfleet's packages, whose lines findings never name. */
@NullMarked
package acme;

import org.jspecify.annotations.NullMarked;
