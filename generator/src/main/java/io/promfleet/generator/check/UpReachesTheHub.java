package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.pitfall.BlindRules;
import io.promfleet.generator.pitfall.KnownRegexes;
import io.promfleet.generator.target.FinalLabels;
import io.promfleet.model.Fleet;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * PF212: a source of which the hub never gets {@code up}, because its rules for what is sent drop that series of every job.
 * Alerts on targets that are down, and on the source itself, are then blind.
 */
final class UpReachesTheHub implements FleetCheck {
    private static final String ID = "PF212";
    // Jobs that the chart makes in every source.
    static final List<String> OF_THE_CHART =
            List.of("apiserver", "kubelet", "node-exporter", "kube-state-metrics", "kube-prometheus-stack-prometheus");

    @Override
    public void check(Fleet fleet, Findings findings) {
        FinalLabels labels = new FinalLabels();
        KnownRegexes regexes = new KnownRegexes();
        for (Source source : fleet.sources()) {
            if (dropsAll(source, labels)) {
                List<RemoteWrite> toHub = toHub(source);
                RemoteWrite last = toHub.get(toHub.size() - 1);
                RelabelRule rule = BlindRules.dropping(last, regexes);
                findings.add(new Finding(
                        ID,
                        Severity.ERROR,
                        "source(" + source.name() + ") > remoteWrite(" + last.name() + ") > writeRelabel",
                        rule == null ? last.declaredAt() : rule.declaredAt(),
                        rule == null
                                ? "The rules drop `up` of every job, so that no alert on the hub can see that something is"
                                        + " down."
                                : "The rule drops `up` of every job, so that no alert on the hub can see that something is"
                                        + " down.",
                        rule == null ? "Narrow the rules, so that `up` passes." : BlindRules.hint(rule),
                        List.of()));
            }
        }
    }

    /** Whether the hub gets {@code up} of no job at all. */
    static boolean dropsAll(Source source, FinalLabels labels) {
        List<RemoteWrite> toHub = toHub(source);
        return !toHub.isEmpty() && !arrives(source, toHub, labels);
    }

    private static List<RemoteWrite> toHub(Source source) {
        List<RemoteWrite> toHub = new ArrayList<>();
        for (RemoteWrite target : source.remoteWrites()) {
            if (target.url().isEmpty()) {
                toHub.add(target);
            }
        }
        return toHub;
    }

    private static boolean arrives(Source source, List<RemoteWrite> toHub, FinalLabels labels) {
        for (RemoteWrite target : toHub) {
            if (target.writeRelabels().isEmpty()) {
                return true;
            }
            for (String job : OF_THE_CHART) {
                if (arrives(source, target, job, labels)) {
                    return true;
                }
            }
            for (ScrapeJob job : source.jobsOfApproach()) {
                if (arrives(source, target, job.name(), labels)) {
                    return true;
                }
            }
        }
        return false;
    }

    private static boolean arrives(Source source, RemoteWrite target, String job, FinalLabels labels) {
        return labels.series(
                        source,
                        target.writeRelabels(),
                        Map.of("__name__", "up", "job", job, "instance", "10.0.0.1:9090"))
                .isPresent();
    }
}
