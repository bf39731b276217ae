package io.promfleet.generator.capacity;

import io.promfleet.model.ByteSize;
import io.promfleet.model.Cluster;
import io.promfleet.model.ExpectedSeries;
import io.promfleet.model.FederatedPrometheus;
import io.promfleet.model.Fleet;
import io.promfleet.model.Source;
import java.time.Duration;
import java.util.Optional;

/**
 * What a number of series asks of whoever stores or forwards them. Each figure exists twice: one to plan with, and one that no fleet stays
 * below, for saying that something cannot be enough. Where they come from is in {@code docs/capacity.md}.
 *
 * @param series active series
 * @param samplesPerSecond what is scraped of them
 */
public record SeriesLoad(double series, double samplesPerSecond) {
    /** How much of what was scraped a server still has outside of blocks: one block's time and half of it. */
    public static final Duration HEAD = Duration.ofHours(3);

    private static final double MILLIS = 1000;
    private static final double BLOCK_BYTES = 2;
    private static final double LEAST_BLOCK_BYTES = 1;
    private static final double LOG_BYTES = 10;
    private static final double LEAST_LOG_BYTES = 2;
    private static final double MEMORY = 8 * 1024;
    private static final double LEAST_MEMORY = 1.5 * 1024;
    private static final double AGENT_MEMORY = 4 * 1024;
    private static final double LEAST_AGENT_MEMORY = 512;
    private static final double SENT_BYTES = 25;
    // Blocks are merged until they span a tenth of the retention, and both are there meanwhile.
    private static final double MERGED = 0.1;

    /**
     * The series of a source.
     *
     * @param fleet the fleet
     * @param source one of its sources
     * @return empty if nobody said how many it has
     */
    public static Optional<SeriesLoad> of(Fleet fleet, Source source) {
        return load(source, ScrapeInterval.of(fleet, source));
    }

    /**
     * The series that the hub stores: its own, those that are sent to it, and those that it scrapes. How many it fetches from a
     * Prometheus that it federates is not known, so these are not among them.
     *
     * @param fleet the fleet
     * @return what was said, even if it was said of few; empty if of nobody
     */
    public static Optional<SeriesLoad> ofHub(Fleet fleet) {
        Optional<SeriesLoad> sum = load(fleet.hub(), ScrapeInterval.ofHub(fleet));
        for (Source source : fleet.sources()) {
            if (!(source.approach() instanceof FederatedPrometheus)) {
                SeriesLoad own = of(fleet, source).orElse(null);
                if (own != null) {
                    sum = Optional.of(sum.map(own::plus).orElse(own));
                }
            }
        }
        return sum;
    }

    private static Optional<SeriesLoad> load(Cluster cluster, Duration interval) {
        ExpectedSeries said = cluster.expectedSeries().orElse(null);
        return said == null || interval.isZero()
                ? Optional.empty()
                : Optional.of(new SeriesLoad((double) said.number(), said.number() * MILLIS / interval.toMillis()));
    }

    private SeriesLoad plus(SeriesLoad other) {
        return new SeriesLoad(series + other.series, samplesPerSecond + other.samplesPerSecond);
    }

    /**
     * Disk of blocks and write-ahead log.
     *
     * @param retention how long samples are kept
     * @return bytes, with room for merging blocks
     */
    public double disk(Duration retention) {
        return (1 + MERGED) * samples(retention) * BLOCK_BYTES + log(HEAD);
    }

    /**
     * The least that blocks take.
     *
     * @param retention how long samples are kept
     * @return bytes
     */
    public double leastDisk(Duration retention) {
        return samples(retention) * LEAST_BLOCK_BYTES;
    }

    /**
     * Disk of a write-ahead log.
     *
     * @param time how much of it is there
     * @return bytes
     */
    public double log(Duration time) {
        return samples(time) * LOG_BYTES;
    }

    /**
     * The least that a write-ahead log takes.
     *
     * @param time how much of it is there
     * @return bytes
     */
    public double leastLog(Duration time) {
        return samples(time) * LEAST_LOG_BYTES;
    }

    /**
     * How much of a write-ahead log a volume holds.
     *
     * @param volume its size
     * @return seconds
     */
    public double secondsOfLog(ByteSize volume) {
        return volume.bytes() / LOG_BYTES / samplesPerSecond;
    }

    /**
     * Memory of the server, queues and queries not counted.
     *
     * @param agent whether it only forwards
     * @return bytes
     */
    public double memory(boolean agent) {
        return series * (agent ? AGENT_MEMORY : MEMORY);
    }

    /**
     * The least memory that the series take.
     *
     * @param agent whether the server only forwards
     * @return bytes
     */
    public double leastMemory(boolean agent) {
        return series * (agent ? LEAST_AGENT_MEMORY : LEAST_MEMORY);
    }

    /**
     * What goes over the network, compressed.
     *
     * @param samples how many
     * @return bytes
     */
    public static double sent(double samples) {
        return samples * SENT_BYTES;
    }

    private double samples(Duration time) {
        return samplesPerSecond * time.toSeconds();
    }
}
