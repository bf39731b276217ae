/** What the builders promise. */
@NullMarked
package io.promfleet.dsl;

import org.jspecify.annotations.NullMarked;
