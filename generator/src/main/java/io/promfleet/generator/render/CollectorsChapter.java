package io.promfleet.generator.render;

import io.promfleet.model.Alloy;
import io.promfleet.model.Collector;
import io.promfleet.model.Fleet;
import io.promfleet.model.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The part of the runbook about sources where something that is no Prometheus collects. */
final class CollectorsChapter {
    private final Rendering rendering;
    private final Fleet fleet;
    private final List<String> lines = new ArrayList<>();

    CollectorsChapter(Rendering rendering) {
        this.rendering = rendering;
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
        say("| cluster | collector | objects called | namespaces that have to be there first |");
        say("| --- | --- | --- | --- |");
        for (Source source : sources) {
            Collector collector = (Collector) source.approach();
            Set<String> namespaces =
                    new CollectorAccess(rendering, name(collector), collector.jobs(source)).namespaces();
            namespaces.remove(fleet.namespace());
            namespaces.remove("default");
            say("| " + source.name() + " | " + title(collector) + " | `" + name(collector) + "` | "
                    + (namespaces.isEmpty() ? "none" : "`" + String.join("`, `", namespaces) + "`") + " |");
        }
        say("");
        say("Where jobs name namespaces, the account has a role in each of them and none in the whole cluster.");
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

    private static String name(Collector collector) {
        return of(collector).name();
    }

    private static String title(Collector collector) {
        return of(collector).title();
    }

    /** What the objects of a collector are called, and what it is called itself. */
    private record Known(String name, String title) {}

    private static Known of(Collector collector) {
        if (collector instanceof Alloy) {
            return new Known(AlloyFiles.NAME, "Grafana Alloy");
        }
        throw new IllegalArgumentException("an unknown collector: " + collector.call());
    }

    private void say(String line) {
        lines.add(line);
    }
}
