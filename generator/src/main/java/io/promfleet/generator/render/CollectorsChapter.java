package io.promfleet.generator.render;

import io.promfleet.model.Alloy;
import io.promfleet.model.Collector;
import io.promfleet.model.Fleet;
import io.promfleet.model.GrafanaAgent;
import io.promfleet.model.OpenTelemetryCollector;
import io.promfleet.model.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The part of the runbook about sources where something that is no Prometheus collects. */
final class CollectorsChapter {
    private final Fleet fleet;
    private final List<String> lines = new ArrayList<>();

    CollectorsChapter(Rendering rendering) {
        this.fleet = rendering.fleet();
    }

    /** The chapter; no lines if there are no such sources. */
    List<String> lines() {
        List<Source> sources = new ArrayList<>();
        for (Source source : fleet.sources()) {
            if (source.approach() instanceof Collector) {
                sources.add(source);
            }
        }
        if (!sources.isEmpty()) {
            head(sources);
            if (sources.stream().anyMatch(source -> source.approach() instanceof Alloy)) {
                alloy();
            }
            if (sources.stream().anyMatch(source -> source.approach() instanceof OpenTelemetryCollector)) {
                openTelemetry();
            }
            if (sources.stream().anyMatch(source -> source.approach() instanceof GrafanaAgent)) {
                grafanaAgent();
            }
        }
        return lines;
    }

    private void head(List<Source> sources) {
        say("## Sources with a collector");
        say("");
        say(
                "They have no Prometheus and no Prometheus Operator. A collector scrapes what the chart's monitors scrape elsewhere, and"
                        + " what");
        say(
                "the definition says, as an account of its own that may list, watch and read what its jobs need. It answers no queries and"
                        + " evaluates");
        say(
                "no rules; the objects `ServiceMonitor`, `PodMonitor` and `PrometheusRule` have no meaning there. What it could not send waits in"
                        + " its");
        say("write-ahead log, which is lost with the pod unless the definition gives it a volume.");
        say("");
        say("| cluster | collector | objects called | namespaces with a role in them |");
        say("| --- | --- | --- | --- |");
        for (Source source : sources) {
            Collector collector = (Collector) source.approach();
            Set<String> namespaces =
                    CollectorAccess.rights(fleet.namespace(), source, collector).namespaces();
            say("| " + source.name() + " | " + title(collector) + " | `" + collector.workload() + "` | "
                    + (namespaces.isEmpty() ? "none" : "`" + String.join("`, `", namespaces) + "`") + " |");
        }
        say("");
        say(
                "The account has a role in each namespace that jobs name, and in the whole cluster only what jobs need that name none, and what"
                        + " nodes");
        say("and API server show. Flux makes a namespace that is missing, and leaves one alone that is there.");
        say("");
    }

    private void alloy() {
        String namespace = fleet.namespace();
        String pod = AlloyFiles.NAME + "-0";
        say("Grafana Alloy tells what it does on a page of its own:");
        say("");
        say("```sh");
        say("kubectl --context <source> -n " + namespace + " logs " + pod + " -c alloy");
        say("kubectl --context <source> -n " + namespace + " port-forward " + pod
                + " 12345 # then http://localhost:12345/graph");
        say("```");
        say("");
        say(
                "A changed configuration starts the pod anew. Several replicas divide the targets among themselves; when one goes, the others"
                        + " take");
        say("its targets over, and the series go on with one scrape missing.");
        say("");
    }

    private static String title(Collector collector) {
        if (collector instanceof Alloy) {
            return "Grafana Alloy";
        }
        return collector instanceof OpenTelemetryCollector ? "OpenTelemetry Collector" : "Grafana Agent, static mode";
    }

    private void openTelemetry() {
        String object = " -n " + fleet.namespace() + " logs deployment/" + OpenTelemetryFiles.NAME;
        say("The OpenTelemetry Collector tells of its work in its log and by metrics of its own:");
        say("");
        say("```sh");
        say("kubectl --context <source>" + object);
        say("kubectl --context <source> -n " + fleet.namespace() + " port-forward svc/" + OpenTelemetryFiles.NAME
                + " 8888 # then http://localhost:8888/metrics");
        say("```");
        say("");
        say("| metric of its own | what it says |");
        say("| --- | --- |");
        say("| `otelcol_exporter_prometheusremotewrite_wal_lag` | how much of the log waits to be sent |");
        say(
                "| `otelcol_exporter_prometheusremotewrite_wal_send_failed_batches` | what the hub refused for good, which is lost |");
        say(
                "| `otelcol_exporter_prometheusremotewrite_failed_translations` | series that it cannot send, which are lost without a line in the log |");
        say("| `otelcol_processor_refused_metric_points` | scrapes that were dropped because memory ran out |");
        say("");
        say(
                "Its log keeps what could not be sent until it can, however long that takes, and grows with it: watch the volume. Names of"
                        + " metrics");
        say("that are UTF-8 arrive with underscores, and exemplars are sent too.");
        say("");
    }

    private void grafanaAgent() {
        say(
                "Grafana Agent is maintained by nobody since 2025-11-01. Say `alloy` in place of `grafanaAgent`; the jobs stay as they are.");
        say("");
        say("```sh");
        say("kubectl --context <source> -n " + fleet.namespace() + " logs deployment/" + GrafanaAgentFiles.NAME);
        say("kubectl --context <source> -n " + fleet.namespace() + " port-forward deployment/" + GrafanaAgentFiles.NAME
                + " 12345 # then http://localhost:12345/agent/api/v1/metrics/targets");
        say("```");
        say("");
    }

    private void say(String line) {
        lines.add(line);
    }
}
