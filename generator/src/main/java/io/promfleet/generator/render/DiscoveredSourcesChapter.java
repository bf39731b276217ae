package io.promfleet.generator.render;

import io.promfleet.model.Discovery;
import io.promfleet.model.Fetching;
import io.promfleet.model.Fleet;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ServiceDiscovery;
import io.promfleet.model.Source;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The runbook's chapter on jobs whose targets the hub finds by itself: what has to lead where, and what to expect. */
final class DiscoveredSourcesChapter {
    private final Fleet fleet;
    private final List<String> lines = new ArrayList<>();

    DiscoveredSourcesChapter(Fleet fleet) {
        this.fleet = fleet;
    }

    /** Its lines; none if the hub finds nothing by itself. */
    List<String> lines() {
        List<String> rows = new ArrayList<>();
        List<String> rights = new ArrayList<>();
        for (Source source : fleet.sources()) {
            for (Fetching fetching : source.fetchings()) {
                if (fetching instanceof Fetching.Discovered discovered) {
                    for (ScrapeJob job : discovered.jobs()) {
                        rows.add(row(source, job));
                        rights(source, job, rights);
                    }
                }
            }
        }
        if (!rows.isEmpty()) {
            head();
            lines.addAll(rows);
            lines.add("");
            if (!rights.isEmpty()) {
                lines.add(
                        "A job finds nothing unless the account of its token may list and watch what it looks for. promfleet makes no such"
                                + " account;");
                lines.add("give it a role in the cluster that it looks into:");
                lines.add("");
                lines.add("| cluster | job | where | `list` and `watch` |");
                lines.add("| --- | --- | --- | --- |");
                lines.addAll(rights);
                lines.add("");
            }
            tail();
        }
        return lines;
    }

    private void head() {
        lines.add("## Sources that the hub discovers");
        lines.add("");
        lines.add(
                "The Prometheus of the hub asks these registries what there is to scrape, and scrapes it by its own address. So its"
                        + " network");
        lines.add("has to lead to the registries and to the targets, and the Secrets of both are on the hub.");
        lines.add("");
        lines.add("| cluster | job | job on the hub | found by |");
        lines.add("| --- | --- | --- | --- |");
    }

    private static String row(Source source, ScrapeJob job) {
        Set<String> kinds = new LinkedHashSet<>();
        job.serviceDiscoveries().forEach(discovery -> kinds.add(kind(discovery)));
        return "| " + source.name() + " | `" + job.name() + "` | `" + source.name() + "/" + job.name() + "` | "
                + String.join(", ", kinds) + " |";
    }

    private static void rights(Source source, ScrapeJob job, List<String> rows) {
        for (ServiceDiscovery discovery : job.serviceDiscoveries()) {
            if (discovery instanceof KubernetesDiscovery kubernetes) {
                List<String> resources = new ArrayList<>();
                DiscoveryRights.of(kubernetes)
                        .forEach((group, all) -> all.forEach(resource ->
                                resources.add("`" + resource + (group.isEmpty() ? "" : "." + group) + "`")));
                String where = kubernetes.namespaces().isEmpty()
                        ? "everywhere"
                        : "`" + String.join("`, `", kubernetes.namespaces()) + "`";
                rows.add("| " + source.name() + " | `" + job.name() + "` | " + where + " | "
                        + String.join(", ", resources) + " |");
            }
        }
    }

    private static String kind(ServiceDiscovery discovery) {
        if (discovery instanceof Discovery other) {
            return other.kind();
        }
        return discovery instanceof KubernetesDiscovery ? "kubernetes" : "the definition";
    }

    private void tail() {
        lines.add("```promql");
        lines.add("# what was found and is up, by cluster and job");
        lines.add("count by (cluster, job) (up == 1)");
        lines.add("");
        lines.add(
                "# registries that cannot be asked, or refuse: what was found before stays, and what is new is missing");
        lines.add("rate({__name__=~\"prometheus_sd_.+_failures_total\"}[5m]) > 0");
        lines.add("```");
        lines.add("");
        lines.add("What this way does not do:");
        lines.add("");
        lines.add(
                "- While the hub or the way to the targets is down, nothing is collected, and nothing is caught up with.");
        lines.add(
                "- A target that the registry forgets is not down but gone: `up` ends. Alert on the number of targets, too.");
        lines.add("- Everything that the hub scrapes, it reaches: every exporter is open to the hub's network.");
        lines.add("");
    }
}
