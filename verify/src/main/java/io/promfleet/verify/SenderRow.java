package io.promfleet.verify;

/**
 * A target of remote write as the Prometheus of a source sees it. Rates are per second over the time between two looks.
 *
 * @param cluster the source
 * @param target the name of the target
 * @param version the version of its Prometheus
 * @param pending samples that wait
 * @param failed samples given up, a second
 * @param dropped samples dropped, a second
 * @param retried samples sent again, a second
 * @param shards how many queues send
 * @param shardsMax how many may
 * @param behind by how much it is behind, in seconds; not a number where it does not say
 * @param segments how many segments of the write-ahead log it still has to read; negative where it does not say
 */
public record SenderRow(
        String cluster,
        String target,
        String version,
        double pending,
        double failed,
        double dropped,
        double retried,
        double shards,
        double shardsMax,
        double behind,
        int segments) {}
