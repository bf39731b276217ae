package io.promfleet.generator.render;

import io.promfleet.generator.target.JobLabel;
import io.promfleet.model.Cluster;
import io.promfleet.model.Fleet;
import io.promfleet.model.HubAlerts;
import io.promfleet.model.ScrapeJob;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Rules on how much each cluster is scraped for: what grows, and which job is about to be scraped no more. */
final class LoadRules {
    private static final String NAME = "fleet-load";
    static final String GROWS = "ClusterSeriesGrow";
    static final String LIMIT = "JobNearSampleLimit";

    static final String SAMPLES = "scrape_samples_post_metric_relabeling";
    private static final String OF_CLUSTER = "cluster:scrape_samples:sum";
    private static final String SUM = "sum by (cluster) (" + SAMPLES + "{cluster!=\"\"})";
    private static final int FEW = 10_000;
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration WELL = Duration.ofMinutes(10);

    private final Fleet fleet;
    private final HubAlerts alerts;
    private final Duration wait;

    LoadRules(Fleet fleet, HubAlerts alerts) {
        this.fleet = fleet;
        this.alerts = alerts;
        this.wait = alerts.troubleAfter().plusMinutes(5);
    }

    /** The rules with their tests; in several files where there are many limits. */
    List<RuleFile> files() {
        FleetAlert grows = grows();
        return JobRuleFiles.of(
                NAME,
                List.of(FleetAlert.recorded(OF_CLUSTER, SUM, Map.of()), grows.rule(alerts)),
                List.of(testOfGrowth(grows)),
                limits(),
                Limit::job,
                limit -> {
                    FleetAlert near = near(limit);
                    return new JobRuleFiles.TestedRule(near.rule(alerts), testOf(limit, near));
                });
    }

    /** The alerts on limits that the definition says itself, which ask for series of the jobs. */
    List<FleetAlert> near() {
        return alerts().stream().filter(alert -> alert.name().equals(LIMIT)).toList();
    }

    /** What is summed up of every cluster. */
    static String sum() {
        return SUM;
    }

    /** All alerts. */
    List<FleetAlert> alerts() {
        List<FleetAlert> all = new ArrayList<>();
        all.add(grows());
        limits().forEach(limit -> all.add(near(limit)));
        return all;
    }

    private FleetAlert grows() {
        String before = "(" + OF_CLUSTER + " offset 1d)";
        return new FleetAlert(
                GROWS,
                OF_CLUSTER + " > 1.5 * " + before + " and " + OF_CLUSTER + " - " + before + " > " + FEW,
                alerts.troubleAfter(),
                FleetAlert.WARNING,
                Map.of(),
                "The cluster " + FleetAlert.of("cluster") + " has half as many series again as a day ago.",
                "Each scrape of all its targets together gives as many samples more. Which job it is, "
                        + "topk(10, sum by (job) (" + SAMPLES + "{cluster=\"" + FleetAlert.of("cluster")
                        + "\"})) says.");
    }

    private RuleTest testOfGrowth(FleetAlert alert) {
        Duration day = DAY.plus(WELL);
        String end = "x" + wait.toMinutes();
        return new RuleTest("a cluster grows much, another a little, and a small one")
                .values(samples("cluster-a", "shop"), 2 * FEW + "x" + day.toMinutes() + " " + 4 * FEW + end)
                .values(samples("cluster-b", "shop"), 20 * FEW + "x" + day.toMinutes() + " " + 22 * FEW + end)
                .values(samples("cluster-c", "shop"), "100x" + day.toMinutes() + " 300" + end)
                .silent(day, GROWS)
                .fires(day.plus(wait), alert, alerts, Map.of("cluster", "cluster-a"));
    }

    private FleetAlert near(Limit limit) {
        return new FleetAlert(
                LIMIT,
                "max by (cluster, job, instance) (" + SAMPLES + "{job=" + PromqlText.quoted(limit.job) + limit.matcher
                        + "}) > " + limit.samples * 4 / 5,
                alerts.troubleAfter(),
                FleetAlert.WARNING,
                Map.of("limit", Long.toString(limit.samples)),
                "A target of " + FleetAlert.of("job") + " in " + FleetAlert.of("cluster")
                        + " is near the limit of its job.",
                FleetAlert.of("instance") + " gives more than four fifths of the " + limit.samples
                        + " samples that the job may have. Above that, nothing of the target is stored and it counts as down.");
    }

    private RuleTest testOf(Limit limit, FleetAlert alert) {
        Map<String, String> labels = Map.of("cluster", limit.cluster, "job", limit.job, "instance", "promfleet-test:1");
        String end = "x" + wait.toMinutes();
        return new RuleTest("a target of " + limit.job + " gets near " + limit.samples + " samples")
                .values(
                        samples(limit.cluster, limit.job),
                        limit.samples / 2 + "x" + WELL.toMinutes() + " " + limit.samples + end)
                .values(
                        samples(limit.cluster, "promfleet-test"),
                        limit.samples / 2 + "x" + WELL.toMinutes() + " " + limit.samples + end)
                .silent(WELL, LIMIT)
                .fires(WELL.plus(wait), alert, alerts, labels);
    }

    private static String samples(String cluster, String job) {
        return SAMPLES + "{cluster=" + PromqlText.quoted(cluster) + ",job=" + PromqlText.quoted(job)
                + ",instance=\"promfleet-test:1\"}";
    }

    /**
     * A limit of the jobs of one name.
     *
     * @param job the label
     * @param samples the limit
     * @param matcher which clusters have it, where those of the name have several; begins with a comma
     * @param cluster one of these
     */
    private record Limit(String job, long samples, String matcher, String cluster) {}

    private List<Limit> limits() {
        Map<String, Map<Long, Set<String>>> byJob = new TreeMap<>();
        add(fleet.hub(), byJob);
        fleet.sources().forEach(source -> add(source, byJob));
        List<Limit> limits = new ArrayList<>();
        byJob.forEach((job, byLimit) -> byLimit.forEach((samples, clusters) -> {
            if (samples > 0) {
                String matcher = byLimit.size() == 1
                        ? ""
                        : ",cluster=~"
                                + PromqlText.quoted(String.join(
                                        "|",
                                        clusters.stream().map(PromqlText::regex).toList()));
                limits.add(new Limit(job, samples, matcher, clusters.iterator().next()));
            }
        }));
        return limits;
    }

    private static void add(Cluster cluster, Map<String, Map<Long, Set<String>>> byJob) {
        for (ScrapeJob job : cluster.scrapeJobs()) {
            JobLabel.of(job)
                    .ifPresent(label -> byJob.computeIfAbsent(label, first -> new TreeMap<>())
                            .computeIfAbsent(limit(job), first -> new TreeSet<>())
                            .add(cluster.name()));
        }
    }

    /** The limit of a job; zero without one. */
    private static long limit(ScrapeJob job) {
        return job.sampleLimit().orElse(0L);
    }
}
