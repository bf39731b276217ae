package io.promfleet.generator.render;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.ManifestPath;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.model.Fleet;
import io.promfleet.model.Hub;
import io.promfleet.model.SilenceAlerts;
import io.promfleet.model.Source;
import io.promfleet.schemas.SchemaCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The files with the rules on silence: objects for the Operator on the hub, and plain files with tests. */
final class SilenceFiles {
    private static final String KIND = "PrometheusRule";
    private static final String ALERTS = "fleet-silence";
    private static final String INVENTORY = "fleet-inventory";

    private final Rendering rendering;
    private final Fleet fleet;
    private final Hub hub;

    SilenceFiles(Rendering rendering) {
        this.rendering = rendering;
        this.fleet = rendering.fleet();
        this.hub = fleet.hub();
    }

    boolean isEmpty() {
        return hub.silenceAlerts().isEmpty() || fleet.sources().isEmpty();
    }

    /**
     * The objects, a file each.
     *
     * @param taken the files of the folder, with where they were declared
     */
    void render(String folder, KustomizationFile files, Map<String, Location> taken, Consumer<Manifest> out) {
        if (isEmpty()) {
            return;
        }
        reportSelection();
        FurtherObjects beside = new FurtherObjects(hub, rendering.findings());
        groups().forEach((name, group) -> {
            String file = "prometheusrule." + fleet.namespace() + "." + name + ".yaml";
            taken.put(file, origin().location());
            files.resource(file);
            out.accept(beside.beside(manifest(folder + "/" + file, object(name, group), null)));
        });
    }

    /** The same rules as files for a Prometheus without the Operator, with unit tests for promtool. Flux applies none of them. */
    void renderPlain(Consumer<Manifest> out) {
        if (isEmpty()) {
            return;
        }
        String folder = rendering.paths().hubRules();
        groups().forEach((name, group) -> out.accept(manifest(
                folder + "/" + name + ".yaml",
                MapNode.builder().put("groups", ListNode.of(group)).build(),
                SchemaCatalogue.PROMETHEUS_RULES)));
        hub.silenceAlerts()
                .ifPresent(alerts -> out.accept(manifest(
                        folder + "/" + ALERTS + ".test.yaml",
                        new SilenceTests(new SilenceRules(fleet, alerts), alerts).file(ALERTS + ".yaml"),
                        SchemaCatalogue.PROMETHEUS_RULE_TESTS)));
    }

    private void reportSelection() {
        SaidSelector selector = new SaidSelector(rendering, hub);
        String key = selector.takesObjects("ruleSelector") ? "ruleNamespaceSelector" : "ruleSelector";
        if (key.equals("ruleSelector") || !selector.takesNamespace(key)) {
            rendering
                    .findings()
                    .add(new Finding(
                            ClusterObjects.NOT_SELECTED,
                            Severity.ERROR,
                            origin().step(),
                            origin().location(),
                            "Prometheus does not load the alerts, because the value `" + key
                                    + "` does not select their `" + KIND + "`.",
                            "Let the selector take the label `release: " + Release.NAME + "` in the namespace `"
                                    + fleet.namespace() + "` too.",
                            List.of()));
        }
    }

    private Map<String, MapNode> groups() {
        Map<String, MapNode> groups = new TreeMap<>();
        hub.silenceAlerts().ifPresent(alerts -> {
            SilenceRules rules = new SilenceRules(fleet, alerts);
            groups.put(ALERTS, rules.alerts(ALERTS));
            byShard().forEach((name, sources) -> groups.put(name, rules.inventory(name, sources)));
        });
        return groups;
    }

    private Manifest manifest(String path, MapNode root, @Nullable String schema) {
        return new Manifest(new ManifestPath(path), new YamlDocument(rendering.header(), root), schema, origin());
    }

    private Origin origin() {
        return new Origin(
                Origin.join(hub.path(), "silenceAlerts"),
                hub.silenceAlerts().map(SilenceAlerts::declaredAt).orElse(hub.declaredAt()));
    }

    /** An object holds less than a MiB, so the inventory is divided as the sources are. */
    private Map<String, List<Source>> byShard() {
        Map<String, List<Source>> shards = new TreeMap<>();
        for (Source source : fleet.sources()) {
            String name = Paths.ofShard(INVENTORY, rendering.paths().shardOf(source));
            shards.computeIfAbsent(name, first -> new ArrayList<>()).add(source);
        }
        return shards;
    }

    private MapNode object(String name, MapNode group) {
        MapNode spec = MapNode.builder().put("groups", ListNode.of(group)).build();
        return rendering
                .objects()
                .start(
                        "monitoring.coreos.com/v1",
                        KIND,
                        name,
                        fleet.namespace(),
                        Map.of(ClusterObjects.RELEASE, Release.NAME),
                        Objects.texts(rendering.protection(spec, origin())))
                .put("spec", spec)
                .build();
    }
}
