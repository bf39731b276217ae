package io.promfleet.generator.render;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.model.ChartValue;
import io.promfleet.model.Hub;
import io.promfleet.model.SaidValues;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The hub's dashboards of remote write. The chart makes them only where it makes its other dashboards, too. */
final class RemoteWriteDashboards {
    private static final String WITHOUT_EFFECT = "PF343";
    private static final String VALUE = "prometheus.prometheusSpec.remoteWriteDashboards";
    private static final String GRAFANA = "grafana";

    private RemoteWriteDashboards() {}

    /** Switches them on, and reports a chart value of the user that keeps them away all the same. */
    static void put(ValuesTree values, Hub hub, Findings findings) {
        values.preset(VALUE, BooleanNode.TRUE);
        if (SaidValues.is(hub, false, "prometheus", "prometheusSpec", "remoteWriteDashboards")) {
            return;
        }
        if (SaidValues.is(hub, false, GRAFANA, "defaultDashboardsEnabled")) {
            report(
                    hub,
                    SaidValues.by(hub, GRAFANA, "defaultDashboardsEnabled"),
                    "defaultDashboardsEnabled",
                    "Leave the value out, or set `" + VALUE + "` to `false` as well.",
                    findings);
        } else if (SaidValues.is(hub, false, GRAFANA, "enabled")
                && !SaidValues.is(hub, true, GRAFANA, "forceDeployDashboards")) {
            report(
                    hub,
                    SaidValues.by(hub, GRAFANA, "enabled"),
                    "enabled",
                    "Set `grafana.forceDeployDashboards` to `true` for a Grafana of your own, or `" + VALUE
                            + "` to `false`.",
                    findings);
        }
    }

    private static void report(Hub hub, @Nullable ChartValue by, String key, String hint, Findings findings) {
        if (by != null) {
            findings.add(new Finding(
                    WITHOUT_EFFECT,
                    Severity.WARNING,
                    Origin.join(hub.path(), "value(" + String.join(".", by.path()) + ")"),
                    by.declaredAt(),
                    "The value `grafana." + key
                            + "` keeps the chart from making dashboards, those of remote write too.",
                    hint,
                    List.of()));
        }
    }
}
