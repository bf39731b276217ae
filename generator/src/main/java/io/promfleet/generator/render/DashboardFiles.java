package io.promfleet.generator.render;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.generator.dashboard.Dashboard;
import io.promfleet.generator.dashboard.FleetDashboards;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.model.ChartValue;
import io.promfleet.model.Hub;
import io.promfleet.model.SaidValues;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The fleet's dashboards on the hub: a ConfigMap each, which the sidecar of the chart's Grafana loads. */
final class DashboardFiles {
    private static final String WITHOUT_EFFECT = "PF343";
    private static final String GRAFANA = "grafana";

    private final Rendering rendering;
    private final Hub hub;

    DashboardFiles(Rendering rendering) {
        this.rendering = rendering;
        this.hub = rendering.fleet().hub();
    }

    /** Whether somebody loads them; a chart value that keeps them from being loaded is reported. */
    private boolean isWanted() {
        if (!hub.dashboards()) {
            return false;
        }
        if (SaidValues.is(hub, false, GRAFANA, "sidecar", "dashboards", "enabled")) {
            reportNotLoaded();
            return false;
        }
        return !SaidValues.is(hub, false, GRAFANA, "enabled")
                || SaidValues.is(hub, true, GRAFANA, "forceDeployDashboards");
    }

    void render(KustomizationFile files, Consumer<Manifest> out) {
        if (!isWanted()) {
            return;
        }
        Origin origin = new Origin(hub.path(), hub.declaredAt());
        for (Dashboard dashboard : new FleetDashboards(rendering.fleet(), rendering.delivery()).all()) {
            String file = "dashboard." + dashboard.name() + ".yaml";
            files.resource(file);
            out.accept(rendering
                    .hubObjects()
                    .beside(new Manifest(
                            rendering.paths().hubStack(file),
                            new YamlDocument(rendering.header(), object(dashboard, origin)),
                            null,
                            origin)));
        }
    }

    private MapNode object(Dashboard dashboard, Origin origin) {
        MapNode data = MapNode.builder()
                .put(dashboard.name() + ".json", new TextNode(dashboard.json()))
                .build();
        String label = SaidValues.text(hub, GRAFANA, "sidecar", "dashboards", "label");
        String value = SaidValues.text(hub, GRAFANA, "sidecar", "dashboards", "labelValue");
        return rendering
                .objects()
                .start(
                        "v1",
                        "ConfigMap",
                        dashboard.name(),
                        rendering.fleet().namespace(),
                        Map.of(label == null ? "grafana_dashboard" : label, value == null ? "1" : value),
                        Objects.texts(rendering.protection(data, origin)))
                .put("data", data)
                .build();
    }

    private void reportNotLoaded() {
        ChartValue by = SaidValues.by(hub, GRAFANA, "sidecar", "dashboards", "enabled");
        if (by != null) {
            rendering
                    .findings()
                    .add(new Finding(
                            WITHOUT_EFFECT,
                            Severity.WARNING,
                            Origin.join(hub.path(), "value(" + String.join(".", by.path()) + ")"),
                            by.declaredAt(),
                            "Without this sidecar Grafana loads no dashboard of the fleet, and none is generated.",
                            "Leave the value out, or say `hub.withoutDashboards()`.",
                            List.of()));
        }
    }
}
