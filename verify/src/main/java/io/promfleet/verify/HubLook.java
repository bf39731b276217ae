package io.promfleet.verify;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Asks the hub. The number of questions does not depend on the number of clusters: each is asked for all of them together, and its
 * answer is read as it comes.
 */
final class HubLook {
    private static final String CLUSTER = "cluster";
    private static final String JOB = "job";
    // Series that one target has once, whatever else it has.
    private static final String SAMPLE =
            "up|scrape_samples_scraped|kubernetes_build_info|gotk_resource_info|prometheus_build_info|process_start_time_seconds|node_uname_info";
    private static final String REFUSALS =
            "prometheus_tsdb_out_of_order_samples_total|prometheus_tsdb_too_old_samples_total|prometheus_tsdb_out_of_bound_samples_total"
                    + "|prometheus_api_remote_write_invalid_labels_samples_total|prometheus_target_scrapes_sample_duplicate_timestamp_total"
                    + "|prometheus_target_scrapes_sample_out_of_order_total|prometheus_target_scrapes_sample_out_of_bounds_total"
                    + "|prometheus_http_requests_total";
    // What the hub itself makes of series, such as of the clusters that are declared, and what was looked at already.
    private static final String OWN = "up|ALERTS.*|.*:.*";
    private static final double REFUSALS_WINDOW = 600;
    private static final double BEFORE_WINDOW = 3600;
    private static final double SHORTEST_WINDOW = 60;
    private static final int INTERVALS = 4;
    private static final int MOST_NAMED = 50;
    private static final int MOST_VALUES = 20_000;

    private final PrometheusApi hub;
    private final Map<String, Expected> expected;
    private final String hubName;

    HubLook(PrometheusApi hub, Map<String, Expected> expected, String hubName) {
        this.hub = hub;
        this.expected = expected;
        this.hubName = hubName;
    }

    /**
     * One look.
     *
     * @param seen what is known until now; gets all the rest
     * @param quotesNames whether names of labels may stand in quotes, as they may since Prometheus 3
     * @throws NoAnswer if the hub does not answer any more
     */
    void look(Seen seen, boolean quotesNames) throws NoAnswer {
        Asker asker = new Asker(seen);
        asker.ask(Question.UP, () -> up(seen));
        asker.ask(Question.TARGETS, () -> targets(seen));
        asker.ask(Question.WITHOUT_UP, () -> withoutUp(seen));
        asker.ask(Question.IDENTITY, () -> identities(seen, quotesNames));
        asker.ask(Question.DENSITY, () -> density(seen));
        asker.ask(Question.INFOS, () -> infos(seen));
        asker.ask(Question.POOLS, () -> pools(seen));
        asker.ask(Question.BEHIND, () -> behind(seen));
        asker.ask(Question.AHEAD, () -> ahead(seen));
        asker.ask(Question.REFUSALS, () -> refusals(seen));
        asker.ask(Question.BEFORE, () -> before(seen));
        asker.ask(Question.OTHERS, () -> others(seen));
        asker.ask(Question.STRANGERS, () -> strangers(seen));
    }

    private void up(Seen seen) throws NoAnswer {
        hub.query("max by (cluster, job) (timestamp(up))", seen.now, (labels, value) -> {
            Seen.Job job = job(seen, labels);
            if (job != null) {
                job.newest = value;
            }
        });
    }

    /** Jobs of which no {@code up} comes by the rules of the definition may be seen by other series. */
    private void withoutUp(Seen seen) throws NoAnswer {
        TreeSet<String> clusters = new TreeSet<>();
        TreeSet<String> jobs = new TreeSet<>();
        for (Expected cluster : expected.values()) {
            for (Expected.Job job : cluster.labels()) {
                if (!job.isPromised()
                        && !job.jobs().isEmpty()
                        && !seen.of(cluster.name()).jobs.containsKey(job.label())) {
                    clusters.add(cluster.name());
                    jobs.add(job.label());
                }
            }
        }
        if (jobs.isEmpty() || jobs.size() > MOST_NAMED) {
            return;
        }
        String promql = "max by (cluster, job) (timestamp({" + matcher("cluster", List.copyOf(clusters)) + ", "
                + matcher("job", List.copyOf(jobs)) + ", __name__!~\"" + OWN + "\"}))";
        hub.query(promql, seen.now, (labels, value) -> {
            Expected cluster = expected.get(labels.getOrDefault(CLUSTER, ""));
            String label = labels.getOrDefault(JOB, "");
            if (cluster != null
                    && cluster.job(label).filter(job -> !job.isPromised()).isPresent()) {
                Seen.Job job = seen.of(cluster.name()).jobs.computeIfAbsent(label, name -> new Seen.Job());
                if (Double.isNaN(job.newest)) {
                    job.newest = value;
                    job.withoutUp = true;
                }
            }
        });
    }

    private void targets(Seen seen) throws NoAnswer {
        hub.query("count_values by (cluster, job) (\"value\", up)", seen.now, (labels, value) -> {
            Seen.Job job = job(seen, labels);
            if (job != null) {
                job.targets += (int) value;
                job.up += labels.getOrDefault("value", "").equals("1") ? (int) value : 0;
            }
        });
    }

    private Seen.@Nullable Job job(Seen seen, Map<String, String> labels) {
        Expected cluster = expected.get(labels.getOrDefault(CLUSTER, ""));
        if (cluster == null) {
            return null;
        }
        Seen.OfCluster of = seen.of(cluster.name());
        String label = labels.getOrDefault(JOB, "");
        if (cluster.job(label).isEmpty()) {
            if (of.undeclared.size() >= Seen.FEW && !of.undeclared.contains(label)) {
                // Still a sign of life.
                return of.jobs.computeIfAbsent("", name -> new Seen.Job());
            }
            of.undeclared.add(label);
        }
        return of.jobs.computeIfAbsent(label, name -> new Seen.Job());
    }

    private void identities(Seen seen, boolean quotesNames) throws NoAnswer {
        TreeSet<String> names = new TreeSet<>();
        boolean others = false;
        for (Expected cluster : expected.values()) {
            for (String name : cluster.identity().keySet()) {
                boolean plain = Names.isPlain(name);
                others |= !plain;
                if (plain || quotesNames) {
                    names.add(plain ? name : quoted(name));
                }
            }
        }
        seen.anyNames = quotesNames;
        if (others && !quotesNames) {
            samples(seen);
        }
        String promql = "count by (" + String.join(", ", names) + ") ({__name__=~\"" + SAMPLE + "\"})";
        List<Boolean> nameless = new ArrayList<>();
        hub.query(promql, seen.now, (labels, value) -> {
            String cluster = labels.getOrDefault(CLUSTER, "");
            if (cluster.isEmpty()) {
                nameless.add(true);
            } else if (!expected.containsKey(cluster)) {
                if (seen.strangers.size() < Seen.FEW || seen.strangers.containsKey(cluster)) {
                    seen.strangers.merge(cluster, value, Double::sum);
                }
            } else if (seen.of(cluster).identities.size() < Seen.FEW) {
                seen.of(cluster).identities.add(Map.copyOf(labels));
            }
        });
        if (!nameless.isEmpty()) {
            hub.query("count by (job) ({__name__=~\"" + SAMPLE + "\", cluster=\"\"})", seen.now, (labels, value) -> {
                if (seen.nameless.size() < Seen.FEW) {
                    seen.nameless.put(labels.getOrDefault(JOB, ""), value);
                }
            });
        }
    }

    /** One series of each cluster with all of its labels, where the language has no way to name some of them. */
    private void samples(Seen seen) throws NoAnswer {
        hub.query("topk by (cluster) (1, up)", seen.now, (labels, value) -> {
            Expected cluster = expected.get(labels.getOrDefault(CLUSTER, ""));
            if (cluster != null) {
                seen.of(cluster.name()).samples.add(Map.copyOf(labels));
            }
        });
    }

    private void density(Seen seen) throws NoAnswer {
        double slowest = 0;
        for (Expected cluster : expected.values()) {
            for (Expected.Job job : cluster.labels()) {
                slowest = Math.max(slowest, job.interval().toMillis() / 1000.0);
            }
        }
        seen.window = Math.max(Math.ceil(Math.min(slowest * INTERVALS, seen.lookback)), SHORTEST_WINDOW);
        String promql = "max by (cluster, job) (count_over_time(up[" + (long) seen.window + "s]))";
        hub.query(promql, seen.now, (labels, value) -> {
            Expected cluster = expected.get(labels.getOrDefault(CLUSTER, ""));
            if (cluster != null) {
                Seen.Job job = seen.of(cluster.name()).jobs.get(labels.getOrDefault(JOB, ""));
                if (job != null) {
                    job.samples = value;
                }
            }
        });
    }

    private void infos(Seen seen) throws NoAnswer {
        String promql =
                "count by (cluster, __name__, git_version) ({__name__=~\"gotk_resource_info|kubernetes_build_info\"})";
        hub.query(promql, seen.now, (labels, value) -> {
            Expected cluster = expected.get(labels.getOrDefault(CLUSTER, ""));
            if (cluster == null) {
                return;
            }
            Seen.OfCluster of = seen.of(cluster.name());
            if (labels.getOrDefault("__name__", "").equals("gotk_resource_info")) {
                of.flux += value;
            } else if (of.kubernetes.size() < Seen.FEW) {
                of.kubernetes.add(labels.getOrDefault("git_version", ""));
            }
        });
    }

    private void pools(Seen seen) throws NoAnswer {
        String promql = "max by (cluster, scrape_job) (prometheus_target_scrape_pool_targets)";
        hub.query(promql, seen.now, (labels, value) -> {
            Expected cluster = expected.get(labels.getOrDefault(CLUSTER, ""));
            if (cluster != null) {
                seen.of(cluster.name()).pools.put(labels.getOrDefault("scrape_job", ""), value);
            }
        });
    }

    /** How much older what a sender has sent is than what it has; the names of newer senders first. */
    private void behind(Seen seen) throws NoAnswer {
        String sent = "prometheus_remote_storage_queue_highest_sent_timestamp_seconds";
        String promql = "max by (cluster) ((prometheus_remote_storage_queue_highest_timestamp_seconds - " + sent
                + ") or (prometheus_remote_storage_highest_timestamp_in_seconds - ignoring(remote_name, url) group_right() "
                + sent + "))";
        each(seen, promql, seen.now, (of, value) -> of.behind = value);
    }

    /** Samples of the future are not there yet, so the question is asked as of later. */
    private void ahead(Seen seen) throws NoAnswer {
        each(
                seen,
                "max by (cluster) (timestamp(up))",
                seen.now + seen.lookback - 1,
                (of, value) -> of.ahead = Math.max(value - seen.now, 0));
    }

    private interface Taker {
        void take(Seen.OfCluster of, double value);
    }

    private void each(Seen seen, String promql, double time, Taker taker) throws NoAnswer {
        hub.query(promql, time, (labels, value) -> {
            Expected cluster = expected.get(labels.getOrDefault(CLUSTER, ""));
            if (cluster != null) {
                taker.take(seen.of(cluster.name()), value);
            }
        });
    }

    private void refusals(Seen seen) throws NoAnswer {
        Map<String, Double> then = counters(seen.now - REFUSALS_WINDOW);
        Map<String, Double> now = counters(seen.now);
        seen.hubSeesItself = !now.isEmpty();
        now.forEach((name, value) -> {
            double before = then.getOrDefault(name, 0.0);
            // A counter that fell was started anew.
            double grown = value >= before ? value - before : value;
            if (grown > 0) {
                seen.refusals.put(name, grown);
            }
        });
    }

    private Map<String, Double> counters(double time) throws NoAnswer {
        Map<String, Double> counters = new HashMap<>();
        String promql = "sum by (__name__, code) ({__name__=~\"" + REFUSALS + "\", cluster=" + quoted(hubName)
                + ", handler=~\"|/api/v1/write\"})";
        hub.query(promql, time, (labels, value) -> {
            String code = labels.getOrDefault("code", "");
            counters.put(labels.getOrDefault("__name__", "") + (code.isEmpty() ? "" : " " + code), value);
        });
        return counters;
    }

    /** When what is missing was there for the last time. */
    private void before(Seen seen) throws NoAnswer {
        List<String> clusters = new ArrayList<>();
        for (Expected cluster : expected.values()) {
            Seen.OfCluster of = seen.of(cluster.name());
            for (Expected.Job job : cluster.labels()) {
                if (!of.jobs.containsKey(job.label())) {
                    clusters.add(cluster.name());
                    break;
                }
            }
        }
        if (clusters.isEmpty() || !seen.answered(Question.UP)) {
            return;
        }
        String promql = "max by (cluster, job) (max_over_time(timestamp(up{" + matcher(clusters) + "})["
                + (long) BEFORE_WINDOW + "s:"
                + (long) Math.max(Math.min(seen.lookback / 2, 60), 1) + "s]))";
        hub.query(promql, seen.now, (labels, value) -> {
            Expected cluster = expected.get(labels.getOrDefault(CLUSTER, ""));
            if (cluster != null && cluster.job(labels.getOrDefault(JOB, "")).isPresent()) {
                seen.of(cluster.name()).before.put(labels.getOrDefault(JOB, ""), value);
            }
        });
    }

    /** Whether anything else arrives of the clusters of which no {@code up} does. */
    private void others(Seen seen) throws NoAnswer {
        List<String> silent = new ArrayList<>();
        for (Expected cluster : expected.values()) {
            if (seen.of(cluster.name()).jobs.isEmpty() && silent.size() < Seen.FEW) {
                silent.add(cluster.name());
            }
        }
        if (!silent.isEmpty() && seen.answered(Question.UP)) {
            each(
                    seen,
                    "count by (cluster) ({" + matcher(silent) + ", __name__!~\"" + OWN + "\"})",
                    seen.now,
                    (of, value) -> of.others = true);
        }
    }

    private void strangers(Seen seen) throws NoAnswer {
        for (String value : hub.values(CLUSTER, seen.now - seen.lookback, MOST_VALUES)) {
            if (!value.isEmpty()
                    && !expected.containsKey(value)
                    && !seen.strangers.containsKey(value)
                    && seen.strangeValues.size() < Seen.FEW) {
                seen.strangeValues.add(value);
            }
        }
        if (seen.strangeValues.isEmpty()) {
            return;
        }
        // The index keeps names for hours after the last sample.
        TreeSet<String> fresh = new TreeSet<>();
        hub.query(
                "count by (cluster) ({" + matcher(List.copyOf(seen.strangeValues)) + "})",
                seen.now,
                (labels, value) -> fresh.add(labels.getOrDefault(CLUSTER, "")));
        seen.strangeValues.retainAll(fresh);
    }

    private static String matcher(List<String> clusters) {
        return matcher(CLUSTER, clusters);
    }

    private static String matcher(String label, List<String> values) {
        if (values.size() > MOST_NAMED) {
            return label + "!=\"\"";
        }
        StringBuilder names = new StringBuilder();
        for (String value : values) {
            names.append(names.length() == 0 ? "" : "|").append(escaped(value));
        }
        return label + "=~" + quoted(names.toString());
    }

    /** A text that an expression takes as it stands. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c < 128 && !Character.isLetterOrDigit(c) && c != '_' && c != '-' && c != ' ') {
                escaped.append('\\');
            }
            escaped.appendCodePoint(c);
        });
        return escaped.toString();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + "\"";
    }
}
