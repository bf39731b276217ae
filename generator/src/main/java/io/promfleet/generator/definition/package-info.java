/**
 * The source of a definition: calls of the DSL as values, which are played on the real builders to see what these refuse,
 * and printed as the Java class that says the same.
 */
@NullMarked
package io.promfleet.generator.definition;

import org.jspecify.annotations.NullMarked;
