/** What is wrong with a fleet, and where: findings, the places they point at, and the identifiers they go by. */
@NullMarked
package io.promfleet.finding;

import org.jspecify.annotations.NullMarked;
