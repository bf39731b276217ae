package io.promfleet.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the hub showed in one look. What belongs to no cluster of the fleet is counted, and only a few names of it are kept. */
final class Seen {
    /** How many names of what does not belong here are kept. */
    static final int FEW = 20;

    /** What arrives under one label {@code job}. */
    static final class Job {
        /** How many targets there are. */
        int targets;

        /** How many of them could be scraped. */
        int up;

        /** The time of the newest sample, in seconds; not a number if there is none. */
        double newest = Double.NaN;

        /** How many samples the busiest series had in {@link Seen#window}. */
        double samples;

        /** Whether its {@code up} does not arrive, and other series of it do. */
        boolean withoutUp;
    }

    /** What arrives of one cluster. */
    static final class OfCluster {
        final Map<String, Job> jobs = new TreeMap<>();
        final Set<String> undeclared = new TreeSet<>();
        final List<Map<String, String>> identities = new ArrayList<>();
        /** A series with all of its labels, where some of them could not be asked for. */
        final List<Map<String, String>> samples = new ArrayList<>();

        final Map<String, Double> pools = new HashMap<>();
        final Set<String> kubernetes = new TreeSet<>();
        /** When {@code up} was there for the last time, by its label {@code job}. */
        final Map<String, Double> before = new HashMap<>();

        double flux;
        double behind = Double.NaN;
        double ahead;
        boolean others;

        /** The time of the newest sample of all; not a number if nothing arrives. */
        double newest() {
            double newest = Double.NaN;
            for (Job job : jobs.values()) {
                newest = Double.isNaN(newest) || job.newest > newest ? job.newest : newest;
            }
            return newest;
        }
    }

    /** Requests that the receiver refused and samples that were, in the last ten minutes, by what they are. */
    final Map<String, Double> refusals = new TreeMap<>();

    /** Values of {@code cluster} that no cluster of the fleet has, with the number of their series. */
    final Map<String, Double> strangers = new TreeMap<>();

    /** Further values without fresh samples of what is scraped. */
    final Set<String> strangeValues = new LinkedHashSet<>();

    /** Where series came from that have no such label, with their number: jobs. */
    final Map<String, Double> nameless = new TreeMap<>();

    /** Questions that the hub did not answer, with what it said instead. */
    final Map<Question, String> unanswered = new TreeMap<>();

    private final Map<String, OfCluster> clusters = new LinkedHashMap<>();

    /** The clock of the hub, in seconds. */
    double now;

    /** How long samples were counted, in seconds. */
    double window;

    /** How far the hub looks back for the newest sample, in seconds. */
    double lookback = 300;

    /** Whether the hub's own metrics are there, without which refusals are not known. */
    boolean hubSeesItself;

    /** Whether names of labels with any characters could be asked for. */
    boolean anyNames;

    boolean answered(Question question) {
        return !unanswered.containsKey(question);
    }

    OfCluster of(String cluster) {
        return clusters.computeIfAbsent(cluster, name -> new OfCluster());
    }
}
