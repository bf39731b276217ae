package io.promfleet.model;

import java.time.Duration;

/**
 * How late samples reach the hub. A source that was cut off sends what its write-ahead log still has, while the hub stores
 * newer samples all the time; without a window for such samples, the hub refuses those of more than an hour and senders drop
 * them.
 */
public final class LateSamples {
    static final Duration LOG_OF_A_SERVER = Duration.ofHours(2);
    private static final Duration LOG_OF_AN_AGENT = Duration.ofHours(4);
    private static final Duration LOG_OF_ALLOY = Duration.ofHours(8);

    private LateSamples() {}

    /**
     * How much the write-ahead logs of a fleet's sources hold.
     *
     * @param fleet the fleet
     * @return zero if none sends
     */
    public static Duration sent(Fleet fleet) {
        Duration most = Duration.ZERO;
        for (Source source : fleet.sources()) {
            Duration log = log(source.approach());
            most = log.compareTo(most) > 0 ? log : most;
        }
        return most;
    }

    /**
     * How late a sample may be for the hub to take it.
     *
     * @param fleet the fleet
     * @return what was said, or else what its sources need; zero if none sends
     */
    public static Duration window(Fleet fleet) {
        return fleet.hub().receiver().outOfOrderTimeWindow().orElseGet(() -> sent(fleet));
    }

    /**
     * How much the write-ahead log of a source holds.
     *
     * @param approach how its series are collected
     * @return about how far back it reaches; zero where nothing sends
     */
    public static Duration log(Approach approach) {
        if (approach instanceof PrometheusAgent) {
            return LOG_OF_AN_AGENT;
        }
        if (approach instanceof GrafanaAgent || approach instanceof OpenTelemetryCollector) {
            return LOG_OF_AN_AGENT;
        }
        if (approach instanceof Alloy) {
            return LOG_OF_ALLOY;
        }
        return approach instanceof LightweightPrometheus ? LOG_OF_A_SERVER : Duration.ZERO;
    }
}
