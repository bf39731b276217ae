package io.promfleet.generator.report;

/**
 * The line of a source that a finding is about.
 *
 * @param line the line; empty if there is none to show
 * @param column where in the line, counted from 1 in code points; 0 if only the line is known
 */
public record Excerpt(String line, int column) {
    /** Nothing to show. */
    public static final Excerpt NONE = new Excerpt("", 0);
}
