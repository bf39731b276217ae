/** Checks of a user's own, which tests put into a jar. */
@NullMarked
package acme.house;

import org.jspecify.annotations.NullMarked;
