package io.promfleet.verify;

import io.promfleet.finding.Malformed;
import io.promfleet.generator.format.DurationText;
import io.promfleet.model.PrometheusVersion;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** What a hub says of itself, as far as it was asked and answered. */
final class HubItself {
    private static final int QUOTES_NAMES = 3;

    private final PrometheusApi hub;
    private final Map<String, String> flags = new HashMap<>();
    private String version = "";
    private Optional<Duration> window = Optional.empty();

    HubItself(PrometheusApi hub) {
        this.hub = hub;
    }

    void askVersion() throws NoAnswer {
        version = hub.version();
    }

    void askFlags() throws NoAnswer {
        flags.putAll(hub.flags());
    }

    void askConfiguration() throws NoAnswer {
        String configuration = hub.configuration();
        // Something else that speaks this API may have none.
        window = configuration.isEmpty() ? Optional.empty() : Optional.of(window(configuration));
    }

    /** The version that it says it has; empty if it says none. */
    String version() {
        return version;
    }

    /** Its flags; none if it did not say them. */
    Map<String, String> flags() {
        return flags;
    }

    /** How late a sample may be; empty if it did not say. */
    Optional<Duration> window() {
        return window;
    }

    /** The release, where it is one of Prometheus. */
    Optional<PrometheusVersion> release() {
        int end = 0;
        while (end < version.length() && (Character.isDigit(version.charAt(end)) || version.charAt(end) == '.')) {
            end++;
        }
        try {
            return Optional.of(PrometheusVersion.parse(version.substring(0, end)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether a query may name a label with any characters. */
    boolean quotesNames() {
        return release().filter(runs -> runs.major() >= QUOTES_NAMES).isPresent();
    }

    /** Its own configuration is written by itself, so that each key stands in a line of its own, and always as deep. */
    private static Duration window(String configuration) {
        boolean storage = false;
        boolean tsdb = false;
        for (String line : configuration.split("\n", -1)) {
            if (!line.isEmpty() && line.charAt(0) != ' ') {
                storage = line.equals("storage:");
                tsdb = false;
            } else if (storage && line.startsWith("  ") && !line.startsWith("   ")) {
                tsdb = line.equals("  tsdb:");
            } else if (tsdb && line.startsWith("    out_of_order_time_window: ")) {
                try {
                    return Duration.ofNanos(DurationText.nanoseconds(line.substring(line.indexOf(':') + 2)));
                } catch (Malformed e) {
                    return Duration.ZERO;
                }
            }
        }
        return Duration.ZERO;
    }
}
