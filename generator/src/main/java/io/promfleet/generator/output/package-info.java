/**
 * The owned output directory: takes the files of a tree one by one and makes the directory hold exactly them, at once
 * or not at all, without touching what a person wrote. Knows paths and bytes, neither fleets nor YAML. What it refuses
 * is listed in {@link io.promfleet.generator.output.OutputRule}.
 */
@NullMarked
package io.promfleet.generator.output;

import org.jspecify.annotations.NullMarked;
