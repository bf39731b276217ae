package io.promfleet.generator.convert;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.operator.ChartConfiguration;
import io.promfleet.generator.operator.OperatorJobs;
import io.promfleet.generator.read.ReadDocument;
import io.promfleet.generator.read.SourceText;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.PrometheusVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The configuration that the Prometheus Operator makes of resources: the jobs of all monitors, probes and scrape configurations of
 * a file, and what one {@code Prometheus} or {@code PrometheusAgent} in it says. Without such a resource there is no section
 * {@code global}, for nothing says it.
 */
final class ResourceInput {
    private static final String LEFT_OUT = "PF065";
    private static final Set<String> SERVERS = Set.of("Prometheus", "PrometheusAgent");
    // Keys that select a key of a Secret with a part of the configuration.
    private static final List<String> IN_SECRETS =
            List.of("additionalScrapeConfigs", "additionalAlertManagerConfigs", "additionalAlertRelabelConfigs");

    private final PrometheusVersion target;
    private final Findings losses;
    private final OperatorJobs operator;
    private final Map<Location, CredentialPlace> references = new HashMap<>();

    ResourceInput(PrometheusVersion target, Findings losses) {
        this.target = target;
        this.losses = losses;
        this.operator = new OperatorJobs(target, losses);
    }

    /** What the configuration refers to, by place. */
    Map<Location, CredentialPlace> references() {
        return references;
    }

    /** The outermost mapping of the configuration. */
    MapNode configuration(SourceText source) {
        List<MapNode> jobs = new ArrayList<>();
        MapNode server = null;
        for (ReadDocument document : ReadDocument.all(source, new Findings())) {
            if (!(document.tree() instanceof MapNode object)) {
                continue; // which is an error of its own
            }
            List<MapNode> made = operator.jobs(object);
            String kind = text(object, "kind");
            if (!made.isEmpty()) {
                jobs.addAll(made);
            } else if (SERVERS.contains(kind) && server == null) {
                server = object;
            } else {
                leftOut(
                        document.place(),
                        SERVERS.contains(kind)
                                ? "A second `" + kind + "` is left out: one file is the configuration of one server."
                                : "`" + kind + "` is left out: it becomes no configuration of Prometheus.");
            }
        }
        references.putAll(operator.references());
        MapNode.Builder root = MapNode.builder(new Origin("", source.position(1, 1)));
        if (server != null) {
            MapNode said = said(server);
            for (int i = 0; i < said.size(); i++) {
                root.put(said.key(i), said.value(i), said.entryOrigin(i), said.valueOrigin(i));
            }
        }
        if (!jobs.isEmpty()) {
            root.put(
                    "scrape_configs",
                    new ListNode(jobs, jobs.get(0).origin()),
                    jobs.get(0).origin());
        }
        return root.build();
    }

    private MapNode said(MapNode server) {
        MapNode spec = server.get("spec") instanceof MapNode map ? map : MapNode.EMPTY;
        for (String key : IN_SECRETS) {
            int index = spec.indexOf(key);
            if (index >= 0) {
                leftOut(
                        place(spec.entryOrigin(index)),
                        "`" + key + "` is left out: it is the key of a Secret, which is not read.");
            }
        }
        ChartConfiguration configuration = new ChartConfiguration(target, text(server, "kind"), losses);
        MapNode said = configuration.configuration(spec, Map.of());
        references.putAll(configuration.references());
        return said;
    }

    private void leftOut(Location place, String message) {
        losses.add(new Finding(LEFT_OUT, Severity.WARNING, "", place, message, "Keep it where it is.", List.of()));
    }

    private static Location place(@Nullable Origin origin) {
        return origin == null ? UnknownLocation.UNKNOWN : origin.location();
    }

    private static String text(MapNode map, String key) {
        return map.get(key) instanceof TextNode text ? text.value() : "";
    }
}
