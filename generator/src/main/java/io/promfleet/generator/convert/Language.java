package io.promfleet.generator.convert;

import java.util.List;
import java.util.Locale;

/** What a conversion reads or writes. */
public enum Language {
    /** A configuration file of Prometheus. */
    PROMETHEUS,
    /** Values of the chart kube-prometheus-stack. */
    VALUES,
    /**
     * Resources of the Prometheus Operator: written, a {@code ScrapeConfig} a job; read, every kind that becomes jobs, and a
     * {@code Prometheus} or {@code PrometheusAgent}.
     */
    RESOURCES,
    /**
     * The same, but written as a {@code PodMonitor}, {@code ServiceMonitor} or {@code Probe} where one can say the job.
     */
    MONITORS,
    /** The source of a class that defines a fleet; only written. */
    JAVA;

    /** What can be read. */
    public static final List<Language> SOURCES = List.of(PROMETHEUS, VALUES, RESOURCES, MONITORS);

    /** What can be written. */
    public static final List<Language> RESULTS = List.of(values());

    /**
     * Reads the name of a language.
     *
     * @param word the name, such as {@code prometheus}
     * @param allowed the languages that it may be of
     * @return the language
     * @throws IllegalArgumentException if it is another word; the message goes behind the name of what was set
     */
    public static Language named(String word, List<Language> allowed) {
        List<String> names = allowed.stream()
                .map(language -> language.name().toLowerCase(Locale.ROOT))
                .toList();
        int index = names.indexOf(word);
        if (index < 0) {
            int last = names.size() - 1;
            throw new IllegalArgumentException("takes `" + String.join("`, `", names.subList(0, last)) + "` or `"
                    + names.get(last) + "`, not `" + word + "`.");
        }
        return allowed.get(index);
    }
}
