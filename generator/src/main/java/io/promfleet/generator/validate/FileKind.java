package io.promfleet.generator.validate;

import io.promfleet.finding.Quoted;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final Pattern TOP_KEY = Pattern.compile("^(?:\\{ *)?[\"']?([A-Za-z_][A-Za-z0-9_-]*)[\"']? *:");
    private static final Pattern ITEM_KEY = Pattern.compile("^[ \\-{\\[]*[\"']?([a-z_]+)[\"']? *:");
    // What the chart has below `global`, where Prometheus has nothing of that name.
    private static final Pattern GLOBAL_VALUES =
            Pattern.compile("^ +(?:rbac|imageRegistry|imagePullSecrets) *:", Pattern.MULTILINE);
    private static final Set<String> PROMETHEUS_KEYS = Set.of(
            "global",
            "runtime",
            "rule_files",
            "scrape_config_files",
            "scrape_configs",
            "alerting",
            "storage",
            "tracing",
            "remote_write",
            "remote_read",
            "otlp");
    private static final Set<String> RELABEL_KEYS =
            Set.of("action", "source_labels", "target_label", "regex", "replacement", "separator", "modulus");

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

    /**
     * What a text most likely holds, by the names of its outermost keys.
     *
     * @param text the text
     * @return the kind; empty if nothing tells
     */
    static Optional<FileKind> of(String text) {
        Set<String> keys = new HashSet<>();
        for (String line : (Iterable<String>) text.lines()::iterator) {
            if (line.startsWith("-") && !line.startsWith("---") && keys.isEmpty()) {
                return ofList(text);
            }
            Matcher key = TOP_KEY.matcher(line);
            if (key.find()) {
                keys.add(key.group(1));
            }
        }
        if (keys.contains("apiVersion") && keys.contains("kind")) {
            return Optional.of(OBJECTS);
        }
        boolean values = keys.stream().anyMatch(StackKeys::isOutermost)
                || (keys.contains("global") && GLOBAL_VALUES.matcher(text).find());
        // Both have `global`.
        if (keys.stream().anyMatch(key -> PROMETHEUS_KEYS.contains(key) && !(values && key.equals("global")))) {
            return Optional.of(PROMETHEUS);
        }
        if (values) {
            return Optional.of(VALUES);
        }
        return keys.contains("groups") ? Optional.of(RULES) : Optional.empty();
    }

    private static Optional<FileKind> ofList(String text) {
        for (String line : (Iterable<String>) text.lines()::iterator) {
            Matcher key = ITEM_KEY.matcher(line);
            if (key.find()) {
                String name = key.group(1).toLowerCase(Locale.ROOT);
                if (name.equals("job_name")) {
                    return Optional.of(SCRAPE_CONFIGS);
                }
                if (name.equals("url")) {
                    return Optional.of(REMOTE_WRITES);
                }
                if (RELABEL_KEYS.contains(name)) {
                    return Optional.of(RELABEL_CONFIGS);
                }
            }
        }
        return Optional.empty();
    }

    /** The keys of which one is enough to take a text for a configuration file of Prometheus. */
    static List<String> signs() {
        return PROMETHEUS_KEYS.stream().sorted().toList();
    }
}
