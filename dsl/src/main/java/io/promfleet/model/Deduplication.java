package io.promfleet.model;

import java.util.Optional;

/** How a receiver makes one series of what several equal senders send, and which label they have to tell it by. */
public sealed interface Deduplication {

    /**
     * The external label by which replicas differ.
     *
     * @return its name; empty where they must not differ at all
     */
    Optional<String> replicaLabel();

    /** Not at all: every copy is stored, or refused as a duplicate. */
    record None() implements Deduplication {
        @Override
        public Optional<String> replicaLabel() {
            return Optional.empty();
        }
    }

    /**
     * The receiver elects one replica of each cluster, takes its samples and drops those of the others, and the replica label with them.
     *
     * @param clusterLabel the label with the name of the cluster
     * @param replica the label with the name of the replica
     */
    record Election(String clusterLabel, String replica) implements Deduplication {
        @Override
        public Optional<String> replicaLabel() {
            return Optional.of(replica);
        }
    }

    /** Of samples with equal labels the receiver keeps one in each interval, so that replicas must not differ by any label. */
    record EqualLabels() implements Deduplication {
        @Override
        public Optional<String> replicaLabel() {
            return Optional.empty();
        }
    }

    /**
     * Every copy is stored, and queries leave the replica label out.
     *
     * @param replica the label that queries leave out
     */
    record AtQuery(String replica) implements Deduplication {
        @Override
        public Optional<String> replicaLabel() {
            return Optional.of(replica);
        }
    }
}
