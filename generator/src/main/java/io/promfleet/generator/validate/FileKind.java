package io.promfleet.generator.validate;

import io.promfleet.finding.Quoted;
import org.jspecify.annotations.Nullable;

/** What a file can hold. */
public enum FileKind {
    /** A configuration file of Prometheus. */
    PROMETHEUS,
    /** A list of jobs. */
    SCRAPE_CONFIGS,
    /** A list of remote writes. */
    REMOTE_WRITES,
    /** A list of relabelling rules. */
    RELABEL_CONFIGS,
    /** A rule file of Prometheus. */
    RULES,
    /** Values of the chart kube-prometheus-stack. */
    VALUES,
    /** Kubernetes objects. */
    OBJECTS;

    /**
     * Reads what a user says about files: {@code prometheus}, {@code rules}, {@code values} or {@code auto}.
     *
     * @param word the word
     * @return the kind; null for {@code auto}, which is to look at each file
     * @throws IllegalArgumentException if it is another word; the message goes behind the name of what was set
     */
    public static @Nullable FileKind parse(String word) {
        return switch (word) {
            case "auto" -> null;
            case "prometheus" -> PROMETHEUS;
            case "rules" -> RULES;
            case "values" -> VALUES;
            default ->
                throw new IllegalArgumentException(
                        "takes `prometheus`, `rules`, `values` or `auto`, not " + Quoted.of(word) + ".");
        };
    }
}
