package io.promfleet.generator.capacity;

import io.promfleet.model.ByteSize;
import io.promfleet.model.Cluster;
import io.promfleet.model.ExpectedSeries;
import io.promfleet.model.FederatedPrometheus;
import io.promfleet.model.Federation;
import io.promfleet.model.Fetching;
import io.promfleet.model.Fleet;
import io.promfleet.model.SendingApproach;
import io.promfleet.model.Source;
import java.time.Duration;
import java.util.List;
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
    private static final double COLLECTOR_MEMORY = 11.0 * 1024 * 1024 * 1024 / 1_000_000;
    private static final double SENT_BYTES = 25;
    // Blocks are merged until they span a tenth of the retention, and both are there meanwhile.
    private static final double MERGED = 0.1;

    /**
     * The series of a source: what was said of it, of which those of jobs with a number of their own come as often as these are scraped;
     * or else the sum of its jobs.
     *
     * @param fleet the fleet
     * @param source one of its sources
     * @return empty if nobody said how many it or any job of it has
     */
    public static Optional<SeriesLoad> of(Fleet fleet, Source source) {
        return load(fleet, source, ScrapeInterval.of(fleet, source));
    }

    /**
     * The series that the hub stores: its own, those that are sent to it, those that it scrapes, and those that it fetches from a Prometheus
     * that it federates where somebody said how many these are.
     *
     * @param fleet the fleet
     * @return what was said, even if it was said of few; empty if of nobody
     */
    public static Optional<SeriesLoad> ofHub(Fleet fleet) {
        Optional<SeriesLoad> sum = load(fleet, fleet.hub(), ScrapeInterval.ofHub(fleet));
        for (Source source : fleet.sources()) {
            boolean elsewhere = source.approach() instanceof SendingApproach
                    && !fleet.hub().receiver().isPrometheus();
            if (!(source.approach() instanceof FederatedPrometheus) && !elsewhere) {
                sum = added(sum, of(fleet, source));
            }
            for (Fetching fetching : source.fetchings()) {
                if (fetching instanceof Fetching.Federated federated) {
                    sum = added(sum, of(fleet, federated.federation()));
                }
            }
        }
        return sum;
    }

    /**
     * The series that the hub fetches from a Prometheus.
     *
     * @param fleet the fleet
     * @param federation how it fetches them
     * @return empty if nobody said how many these are
     */
    public static Optional<SeriesLoad> of(Fleet fleet, Federation federation) {
        Duration interval = federation.scrapeInterval().orElse(ScrapeInterval.ofHub(fleet));
        return federation.expectedSeries().map(said -> of((double) said.number(), interval));
    }

    private static Optional<SeriesLoad> added(Optional<SeriesLoad> one, Optional<SeriesLoad> other) {
        return one.isPresent() && other.isPresent() ? Optional.of(one.get().plus(other.get())) : one.or(() -> other);
    }

    private static Optional<SeriesLoad> load(Fleet fleet, Cluster cluster, Duration interval) {
        List<ExpectedJobs.ExpectedJob> jobs = ExpectedJobs.of(fleet, cluster);
        ExpectedSeries said = cluster.expectedSeries().orElse(null);
        if (jobs.isEmpty()) {
            return said == null || interval.isZero()
                    ? Optional.empty()
                    : Optional.of(of((double) said.number(), interval));
        }
        double ofJobs = ExpectedJobs.series(jobs);
        SeriesLoad load = new SeriesLoad(
                ofJobs,
                jobs.stream()
                        .mapToDouble(ExpectedJobs.ExpectedJob::samplesPerSecond)
                        .sum());
        double rest = said == null ? 0 : said.number() - ofJobs;
        return Optional.of(rest > 0 ? load.plus(of(rest, interval)) : load);
    }

    private static SeriesLoad of(double series, Duration interval) {
        return new SeriesLoad(series, rate(series, interval));
    }

    /**
     * The samples of some series in a second.
     *
     * @param series how many
     * @param interval how often each gets one
     * @return 0 where nobody knows how often they come
     */
    public static double rate(double series, Duration interval) {
        return interval.isZero() ? 0 : series * MILLIS / interval.toMillis();
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
     * Memory of Grafana Alloy or Grafana Agent, as their documentation plans it.
     *
     * @return bytes, queues included
     */
    public double memoryOfCollector() {
        return series * COLLECTOR_MEMORY;
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
