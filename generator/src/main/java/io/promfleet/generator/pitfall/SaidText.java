package io.promfleet.generator.pitfall;

import io.promfleet.finding.Location;
import java.util.function.IntFunction;

/**
 * A label or an annotation of a rule as somebody wrote it.
 *
 * @param name its name
 * @param text its value, which for an alert is a template
 * @param place gives for the number of a character in the value where that was said
 */
public record SaidText(String name, String text, IntFunction<Location> place) {}
