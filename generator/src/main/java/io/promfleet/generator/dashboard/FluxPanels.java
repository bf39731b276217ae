package io.promfleet.generator.dashboard;

import java.util.List;

/** What is shown of Flux in all clusters. */
final class FluxPanels {
    private static final String INFO = "gotk_resource_info{cluster!=\"\"";

    private FluxPanels() {}

    static List<Panel> all() {
        return List.of(
                Panel.number("Objects", "What Flux looks after.", "none").query("count(" + INFO + "})", "objects"),
                Panel.number("Not ready", "Objects of which Flux says so.", "none")
                        .alarmFrom(1)
                        .query("count(" + INFO + ",ready!=\"True\"}) or vector(0)", "not ready"),
                Panel.number("Suspended", "Objects that Flux was told to leave alone.", "none")
                        .query("count(" + INFO + ",suspended=\"true\"}) or vector(0)", "suspended"),
                Panel.table("Not ready or suspended", "Objects that need somebody.")
                        .column(
                                "max by (cluster, customresource_kind, exported_namespace, name, ready) (" + INFO
                                        + ",ready!=\"True\"} or " + INFO + ",suspended=\"true\"})",
                                "Number",
                                "none"),
                Panel.lines("Not ready", "By cluster.", "none")
                        .query("count by (cluster) (" + INFO + ",ready!=\"True\"})", "{{cluster}}"),
                Panel.lines("Objects", "By cluster.", "none")
                        .query("count by (cluster) (" + INFO + "})", "{{cluster}}"),
                Panel.lines("Time of a reconciliation", "The slowest hundredth, by cluster and kind.", "s")
                        .query(
                                "histogram_quantile(0.99, sum by (cluster, kind, le)"
                                        + " (rate(gotk_reconcile_duration_seconds_bucket{cluster!=\"\"}[$__rate_interval])))",
                                "{{cluster}} {{kind}}"));
    }
}
