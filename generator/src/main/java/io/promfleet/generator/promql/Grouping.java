package io.promfleet.generator.promql;

import java.util.List;

/**
 * The labels by which series are taken together or matched.
 *
 * @param kind what the list means
 * @param labels the names, in order
 */
public record Grouping(Kind kind, List<String> labels) {
    /** No list: an aggregation makes one series of all, an operator compares all labels. */
    public static final Grouping NONE = new Grouping(Kind.NONE, List.of());

    /** What a list of labels means. */
    public enum Kind {
        /** There is no list. */
        NONE,
        /** These and no others: {@code by} of an aggregation, {@code on} of an operator. */
        ONLY,
        /** All but these: {@code without} of an aggregation, {@code ignoring} of an operator. */
        ALL_BUT
    }

    /** Copies the list. */
    public Grouping {
        labels = List.copyOf(labels);
    }
}
