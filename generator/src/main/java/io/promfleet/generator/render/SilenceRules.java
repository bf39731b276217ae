package io.promfleet.generator.render;

import io.promfleet.generator.dialect.Units;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.target.JobLabel;
import io.promfleet.generator.target.UpAtTheHub;
import io.promfleet.model.Fleet;
import io.promfleet.model.HubAlerts;
import io.promfleet.model.LateSamples;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.Source;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Rules that see what is not there. PromQL knows only series that exist, so each declared cluster becomes a series of its own, with
 * the names of its jobs in a label, and the alerts are what is declared without what arrives. One alert a job serves all clusters:
 * the rules grow with the clusters and with the names of jobs, not with their product.
 */
final class SilenceRules {
    private static final Duration USUAL_INTERVAL = Duration.ofMinutes(1);
    /** Prometheus takes the newest sample of so long ago for the current one; {@code --query.lookback-delta}. */
    private static final Duration LOOKBACK = Duration.ofMinutes(5);

    static final String NAME = "fleet-silence";
    static final String DECLARED = "fleet:cluster:declared";
    static final String QUIET = "ClusterQuiet";
    static final String ABSENT = "JobAbsent";

    private static final String CLUSTER = FleetAlert.of("cluster");

    private final Fleet fleet;
    private final HubAlerts alerts;
    /** By the name of the source; the jobs whose absence is an alert. */
    private final Map<String, Set<String>> expected = new HashMap<>();

    SilenceRules(Fleet fleet, HubAlerts alerts) {
        this.fleet = fleet;
        this.alerts = alerts;
        Set<String> mayBeEmpty = new HashSet<>();
        alerts.mayBeEmpty().forEach(job -> mayBeEmpty.add(job.name()));
        UpAtTheHub up = new UpAtTheHub();
        for (Source source : fleet.sources()) {
            Set<String> jobs = new LinkedHashSet<>();
            for (ScrapeJob job : source.scrapeJobs()) {
                // What the hub never sees would be absent for ever.
                if (!mayBeEmpty.contains(job.name()) && up.hidden(source, job).isEmpty()) {
                    JobLabel.of(job).ifPresent(jobs::add);
                }
            }
            expected.put(source.name(), jobs);
        }
    }

    /** What arrives and the alerts, with their tests; in several files where there are many names of jobs. */
    List<RuleFile> files() {
        SilenceTests tests = new SilenceTests(this, alerts);
        String up = up();
        List<MapNode> once = List.of(
                FleetAlert.recorded("cluster_job:up:count", "count by (cluster, job) (" + up + ")", Map.of()),
                FleetAlert.recorded("cluster_job:up:sum", "sum by (cluster, job) (" + up + ")", Map.of()),
                quiet().rule(alerts));
        return JobRuleFiles.of(
                NAME,
                once,
                List.of(tests.quiet()),
                expectedJobs(),
                job -> job,
                job -> new JobRuleFiles.TestedRule(absent(job).rule(alerts), tests.absent(job)));
    }

    /** The group that turns declared clusters into series. */
    MapNode inventory(String name, Collection<Source> sources) {
        List<MapNode> rules = new ArrayList<>(sources.size());
        for (Source source : sources) {
            Map<String, String> labels = new LinkedHashMap<>();
            labels.put("cluster", source.name());
            labels.put("jobs", jobsLabel(expected(source)));
            Duration log = LateSamples.log(source.approach());
            if (!log.isZero()) {
                labels.put("log", Units.prometheusDuration(log));
            }
            rules.add(FleetAlert.recorded(DECLARED, "vector(1)", labels));
        }
        return FleetAlert.group(name, "1m", rules);
    }

    FleetAlert quiet() {
        return new FleetAlert(
                QUIET,
                "max by (cluster) (fleet:cluster:declared)"
                        + " unless on (cluster) sum by (cluster) (cluster_job:up:sum) > 0",
                alerts.quietAfter(),
                FleetAlert.CRITICAL,
                Map.of(),
                "Nothing arrives from the cluster " + CLUSTER + ".",
                "No target of " + CLUSTER
                        + " is up as the hub sees it: the cluster or what collects there is down, the way to the"
                        + " hub is interrupted, or the series arrive under another name. The runbook of this fleet says how to"
                        + " find out which.");
    }

    FleetAlert absent(String job) {
        String declared = PromqlText.quoted(".*," + PromqlText.regex(inLabel(job)) + ",.*");
        return new FleetAlert(
                ABSENT,
                "max by (cluster) (fleet:cluster:declared{jobs=~" + declared + "})"
                        + " unless on (cluster) cluster_job:up:count{job=" + PromqlText.quoted(job) + "}"
                        + " and on (cluster) sum by (cluster) (cluster_job:up:sum) > 0",
                alerts.absentAfter(),
                FleetAlert.WARNING,
                Map.of("job", job),
                // A template sees the labels of the series, and not those that the rule adds.
                "The job " + PromqlText.inTemplate(job) + " of " + CLUSTER + " has no target.",
                "Other series of " + CLUSTER
                        + " arrive, but not one of this job: its discovery finds nothing, its rules drop all"
                        + " targets, or the job is no longer configured there.");
    }

    /** The jobs whose absence is an alert, of all sources. */
    Set<String> expectedJobs() {
        Set<String> jobs = new TreeSet<>();
        fleet.sources().forEach(source -> jobs.addAll(expected(source)));
        return jobs;
    }

    /** The jobs of a source whose absence is an alert, by their label: several of the kubelet share one. */
    Set<String> expected(Source source) {
        return expected.getOrDefault(source.name(), Set.of());
    }

    static String jobsLabel(Collection<String> jobs) {
        StringBuilder label = new StringBuilder(",");
        for (String job : jobs) {
            label.append(inLabel(job)).append(',');
        }
        return label.toString();
    }

    /** A comma in the name of a job would end it. */
    private static String inLabel(String job) {
        return job.replace("%", "%25").replace(",", "%2C");
    }

    /** Series of jobs that are scraped too seldom have no current sample most of the time. */
    private String up() {
        Duration window = slowest().multipliedBy(3);
        return window.compareTo(LOOKBACK) <= 0
                ? "up{cluster!=\"\"}"
                : "last_over_time(up{cluster!=\"\"}[" + Units.prometheusDuration(window) + "])";
    }

    private Duration slowest() {
        Duration slowest = USUAL_INTERVAL;
        for (Source source : fleet.sources()) {
            slowest = longer(slowest, LiveJobs.interval(source));
            for (ScrapeJob job : source.scrapeJobs()) {
                slowest = longer(slowest, job.scrapeInterval().orElse(slowest));
            }
        }
        return slowest;
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) >= 0 ? one : other;
    }

    /** How long an alert may take to fire: what Prometheus looks back, or the window, and what the alert itself waits. */
    Duration slack() {
        return longer(LOOKBACK, slowest().multipliedBy(3));
    }
}
