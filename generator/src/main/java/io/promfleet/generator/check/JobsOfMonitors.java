package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.model.Chart;
import io.promfleet.model.Cluster;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.ConfigValue.ListValue;
import io.promfleet.model.ConfigValue.ObjectValue;
import io.promfleet.model.ExtraManifest;
import io.promfleet.model.Fleet;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * PF508 between jobs and monitors, those that the chart brings included: the Prometheus Operator makes jobs of monitors and calls them
 * after these, and Prometheus takes no two jobs of one name.
 */
final class JobsOfMonitors implements FleetCheck {
    private static final Map<String, String> ENDPOINTS =
            Map.of("ServiceMonitor", "endpoints", "PodMonitor", "podMetricsEndpoints");
    private static final Map<String, String> PREFIXES = Map.of(
            "ServiceMonitor", "serviceMonitor",
            "PodMonitor", "podMonitor",
            "Probe", "probe",
            "ScrapeConfig", "scrapeConfig");

    @Override
    public void check(Fleet fleet, Findings findings) {
        check(fleet, fleet.hub(), findings);
        fleet.sources().forEach(source -> check(fleet, source, findings));
    }

    private static void check(Fleet fleet, Cluster cluster, Findings findings) {
        if (cluster.scrapeJobs().isEmpty()) {
            return;
        }
        if (!(cluster instanceof Source source) || Stacks.of(source).isPresent()) {
            monitorsOfTheChart(fleet, cluster, findings);
        }
        if (cluster.extraManifests().isEmpty()) {
            return;
        }
        Map<String, ExtraManifest> made = new HashMap<>();
        for (ExtraManifest manifest : cluster.extraManifests()) {
            String prefix = PREFIXES.get(manifest.kind());
            if (prefix != null) {
                String name = prefix + "/" + manifest.namespace().orElse(fleet.namespace()) + "/" + manifest.name();
                String endpoints = ENDPOINTS.get(manifest.kind());
                if (endpoints == null) {
                    made.put(name, manifest);
                }
                for (int i = 0; endpoints != null && i < size(manifest.body(), endpoints); i++) {
                    made.put(name + "/" + i, manifest);
                }
            }
        }
        for (ScrapeJob job : cluster.scrapeJobs()) {
            ExtraManifest monitor = made.get(job.name());
            if (monitor != null) {
                findings.add(new Finding(
                        "PF508",
                        Severity.ERROR,
                        cluster.path() + " > scrapeJob(" + job.name() + ")",
                        job.declaredAt(),
                        "The Prometheus Operator calls a job of the `" + monitor.kind() + "` `" + monitor.name() + "` `"
                                + job.name() + "` too.",
                        "Give this job another name.",
                        List.of(new Finding.Related("the monitor", monitor.declaredAt()))));
            }
        }
    }

    private static void monitorsOfTheChart(Fleet fleet, Cluster cluster, Findings findings) {
        String prefix = PREFIXES.get("ServiceMonitor") + "/" + fleet.namespace() + "/" + Chart.RELEASE + "-";
        for (ScrapeJob job : cluster.scrapeJobs()) {
            if (job.name().startsWith(prefix)) {
                findings.add(new Finding(
                        "PF508",
                        Severity.ERROR,
                        cluster.path() + " > scrapeJob(" + job.name() + ")",
                        job.declaredAt(),
                        "The Prometheus Operator calls the jobs of the chart's own monitors `" + prefix
                                + "…`, such as `" + job.name() + "`.",
                        "Give this job another name.",
                        List.of()));
            }
        }
    }

    private static int size(ConfigValue body, String endpoints) {
        return field(field(body, "spec"), endpoints) instanceof ListValue list
                ? list.items().size()
                : 0;
    }

    private static @Nullable ConfigValue field(@Nullable ConfigValue value, String name) {
        return value instanceof ObjectValue object ? object.value(name) : null;
    }
}
