package io.promfleet.dsl;

import java.util.List;
import java.util.Optional;

/**
 * The labels whose values a relabel rule joins before it looks at them; {@code source_labels} and {@code separator} of
 * Prometheus.
 */
public final class SourceLabels {
    private final List<String> names;
    private final Optional<String> separator;

    private SourceLabels(List<String> names, Optional<String> separator) {
        this.names = names;
        this.separator = separator;
    }

    /**
     * Labels joined by Prometheus' default separator, {@code ;}.
     *
     * @param names the labels in the order in which they are joined; at least one
     * @return the labels
     */
    public static SourceLabels labels(String... names) {
        return new SourceLabels(List.of(names), Optional.empty());
    }

    /**
     * The same labels with another separator.
     *
     * @param text what stands between two values; may be empty
     * @return the labels
     */
    public SourceLabels separatedBy(String text) {
        return new SourceLabels(names, Optional.of(text));
    }

    List<String> names() {
        return names;
    }

    Optional<String> separator() {
        return separator;
    }
}
