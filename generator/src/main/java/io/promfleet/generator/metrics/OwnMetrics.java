package io.promfleet.generator.metrics;

import io.promfleet.model.PrometheusVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The metrics that programs have of themselves. */
public final class OwnMetrics {
    /** By program, then by the name of the metric; empty where the release is not known that brought it. */
    private static final Map<Program, Map<String, Optional<PrometheusVersion>>> KNOWN = read();

    private OwnMetrics() {}

    /**
     * Whether a program has a metric.
     *
     * @param program the program
     * @param version its release; of Prometheus alone it makes a difference
     * @param metric the name of the metric, of a histogram without its suffix
     * @return false for what is not in the tables, too
     */
    public static boolean has(Program program, PrometheusVersion version, String metric) {
        Optional<PrometheusVersion> since =
                KNOWN.getOrDefault(program, Map.of()).get(metric);
        return since != null && (since.isEmpty() || version.isAtLeast(since.get()));
    }

    private static Map<Program, Map<String, Optional<PrometheusVersion>>> read() {
        Map<String, Program> programs = new HashMap<>();
        for (Program program : Program.values()) {
            programs.put(program.spelling(), program);
        }
        Map<Program, Map<String, Optional<PrometheusVersion>>> known = new HashMap<>();
        for (String line : text().split("\n", -1)) {
            if (!line.isEmpty() && !line.startsWith("#")) {
                String[] fields = line.split("\\|", -1);
                String since = fields[3].strip();
                known.computeIfAbsent(
                                Objects.requireNonNull(programs.get(fields[0].strip()), line), first -> new HashMap<>())
                        .put(
                                fields[1].strip(),
                                since.isEmpty() ? Optional.empty() : Optional.of(PrometheusVersion.parse(since)));
            }
        }
        return known;
    }

    private static String text() {
        try (InputStream in = Objects.requireNonNull(OwnMetrics.class.getResourceAsStream("metrics.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
