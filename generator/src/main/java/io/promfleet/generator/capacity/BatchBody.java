package io.promfleet.generator.capacity;

import io.promfleet.model.ByteSize;
import io.promfleet.model.Fleet;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.Source;

/**
 * The bodies of the requests that a hub gets from other clusters, compressed.
 *
 * @param samples of the largest batch that a sender puts together
 */
public record BatchBody(long samples) {
    private static final long MIB = 1024 * 1024;
    private static final long ROOM = 1024;
    private static final long LONG_LABELS = 100;

    /**
     * The largest batch of all senders outside of the hub's cluster.
     *
     * @param fleet the fleet
     * @return the batch; of 0 samples if nobody sends from outside
     */
    public static BatchBody largest(Fleet fleet) {
        long samples = 0;
        for (Source source : fleet.sources()) {
            if (!source.inHubCluster()) {
                for (RemoteWrite write : source.remoteWrites()) {
                    if (write.url().isEmpty()) {
                        samples =
                                Math.max(samples, SendingQueue.of(write.queue()).batch());
                    }
                }
            }
        }
        return new BatchBody(samples);
    }

    /**
     * A limit that such a batch stays far below, even right after a start, when every label is new.
     *
     * @return whole MiB, at least one
     */
    public ByteSize limit() {
        long most = Long.MAX_VALUE / ROOM - MIB;
        long mebibytes = (Math.min(samples, most) * ROOM + MIB - 1) / MIB;
        return ByteSize.mebibytes(Math.max(1, mebibytes));
    }

    /**
     * What such a batch takes as a rule.
     *
     * @return bytes
     */
    public double usual() {
        return SeriesLoad.sent((double) samples);
    }

    /**
     * What such a batch takes with long labels, or many that are new.
     *
     * @return bytes
     */
    public double withLongLabels() {
        return (double) samples * LONG_LABELS;
    }
}
