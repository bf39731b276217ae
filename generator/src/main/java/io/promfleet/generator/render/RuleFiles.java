package io.promfleet.generator.render;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.generator.dialect.Units;
import io.promfleet.generator.layers.RuleQueryOffset;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.ManifestPath;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.model.Fleet;
import io.promfleet.model.Hub;
import io.promfleet.model.HubAlerts;
import io.promfleet.model.Label;
import io.promfleet.model.Source;
import io.promfleet.schemas.SchemaCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The rules of the hub about its fleet: objects for the Operator, and the same as plain files with unit tests. */
final class RuleFiles {
    private static final String KIND = "PrometheusRule";
    private static final String INVENTORY = "fleet-inventory";

    private final Rendering rendering;
    private final Fleet fleet;
    private final Hub hub;
    private final HubAlerts alerts;
    private final Origin origin;
    private final RuleQueryOffset offset;

    private RuleFiles(Rendering rendering, HubAlerts alerts) {
        this.rendering = rendering;
        this.fleet = rendering.fleet();
        this.hub = fleet.hub();
        this.alerts = alerts;
        this.offset = RuleQueryOffset.of(fleet);
        this.origin = new Origin(Origin.join(hub.path(), "alerts"), alerts.declaredAt());
    }

    /** The rules of a fleet; empty without sources, and where nobody wants any. */
    static Optional<RuleFiles> of(Rendering rendering) {
        return rendering.fleet().sources().isEmpty()
                ? Optional.empty()
                : rendering.fleet().hub().alerts().map(alerts -> new RuleFiles(rendering, alerts));
    }

    /**
     * The objects, a file each, and beside the kustomization the plain files, which Flux does not apply.
     *
     * @param folder the folder of the objects
     * @param files the kustomization of this folder
     * @param taken the files of the folder, with where they were declared
     */
    void render(String folder, KustomizationFile files, Map<String, Location> taken, Consumer<Manifest> out) {
        reportSelection();
        reportLabels();
        each(rules -> {
            String file = "prometheusrule." + fleet.namespace() + "." + rules.name() + ".yaml";
            MapNode groups = groups(rules);
            taken.put(file, alerts.declaredAt());
            files.resource(file);
            out.accept(
                    rendering.hubObjects().beside(manifest(folder + "/" + file, object(rules.name(), groups), null)));
            plain(rules, groups, out);
        });
    }

    /** The plain files alone, for whatever evaluates them in place of the hub's Prometheus. */
    void renderPlain(Consumer<Manifest> out) {
        reportLabels();
        each(rules -> plain(rules, groups(rules), out));
    }

    private MapNode groups(RuleFile rules) {
        return MapNode.builder().put("groups", ListNode.of(late(rules.group()))).build();
    }

    private void plain(RuleFile rules, MapNode groups, Consumer<Manifest> out) {
        String start = rendering.paths().hubRules() + "/" + rules.name();
        out.accept(manifest(start + ".yaml", groups, SchemaCatalogue.PROMETHEUS_RULES));
        rules.tests()
                .ifPresent(tests ->
                        out.accept(manifest(start + ".test.yaml", tests, SchemaCatalogue.PROMETHEUS_RULE_TESTS)));
    }

    /** The group, evaluated when what it asks for has arrived. */
    private MapNode late(MapNode group) {
        if (offset != RuleQueryOffset.OF_EACH_GROUP) {
            return group;
        }
        MapNode.Builder late = MapNode.builder();
        for (int i = 0; i < group.size(); i++) {
            if (group.key(i).equals("rules")) {
                late.put("query_offset", Units.prometheusDuration(RuleQueryOffset.TIME));
            }
            late.put(group.key(i), group.value(i));
        }
        return late.build();
    }

    private void each(Consumer<RuleFile> to) {
        SilenceRules silence = new SilenceRules(fleet, alerts);
        byShard()
                .forEach((name, sources) ->
                        to.accept(new RuleFile(name, silence.inventory(name, sources), Optional.empty())));
        silence.files().forEach(to);
        rendering.senderRules(alerts).file().ifPresent(to);
        new ReceiverRules(fleet, alerts).file().ifPresent(to);
        LoadRules load = new LoadRules(fleet, alerts);
        rendering.delivery().note(LoadRules.sum());
        load.near().forEach(alert -> rendering.delivery().ask(alert.name(), alert.expression()));
        load.files().forEach(to);
        to.accept(new HealthRules().file());
    }

    /** Labels are all that is said here: names of jobs are looked at where the jobs are. */
    private void reportLabels() {
        for (Label label : alerts.labels()) {
            rendering.protection(
                    Objects.texts(Map.of(label.name(), label.value())), new Origin(origin.step(), label.declaredAt()));
        }
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
                            origin.step(),
                            origin.location(),
                            "Prometheus does not load the alerts, because the value `" + key
                                    + "` does not select their `" + KIND + "`.",
                            "Let the selector take the label `release: " + Release.NAME + "` in the namespace `"
                                    + fleet.namespace() + "` too.",
                            List.of()));
        }
    }

    private Manifest manifest(String path, MapNode root, @Nullable String schema) {
        return new Manifest(new ManifestPath(path), new YamlDocument(rendering.header(), root), schema, origin);
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

    private MapNode object(String name, MapNode spec) {
        return rendering
                .objects()
                .start(
                        "monitoring.coreos.com/v1",
                        KIND,
                        name,
                        fleet.namespace(),
                        Map.of(ClusterObjects.RELEASE, Release.NAME),
                        Objects.texts(rendering.substitution(spec)))
                .put("spec", spec)
                .build();
    }
}
