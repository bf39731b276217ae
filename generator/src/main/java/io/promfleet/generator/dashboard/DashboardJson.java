package io.promfleet.generator.dashboard;

import io.promfleet.generator.manifest.JsonText;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/** Writes dashboards in the form that Grafana reads since version 8 (schema version 39 is that of Grafana 11). */
final class DashboardJson {
    private static final int SCHEMA_VERSION = 39;
    private static final int COLUMNS = 24;
    private static final String TAG = "promfleet";

    private final Dashboard dashboard;
    private final JsonGenerator json;

    private DashboardJson(Dashboard dashboard, JsonGenerator json) {
        this.dashboard = dashboard;
        this.json = json;
    }

    static String of(Dashboard dashboard) {
        return JsonText.of(json -> new DashboardJson(dashboard, json).write());
    }

    private void write() {
        json.writeStartObject();
        json.writeStringProperty("uid", dashboard.uid());
        json.writeStringProperty("title", dashboard.title());
        texts("tags", List.of(TAG));
        json.writeBooleanProperty("editable", false);
        json.writeNumberProperty("graphTooltip", 1);
        json.writeNumberProperty("schemaVersion", SCHEMA_VERSION);
        json.writeStringProperty("timezone", "browser");
        json.writeStringProperty("refresh", "1m");
        object("time", () -> {
            json.writeStringProperty("from", "now-3h");
            json.writeStringProperty("to", "now");
        });
        list("links", this::links);
        object("annotations", () -> list("list", () -> {}));
        object("templating", () -> list("list", this::variables));
        list("panels", this::panels);
        json.writeEndObject();
    }

    private void links() {
        json.writeStartObject();
        json.writeStringProperty("title", "Fleet");
        json.writeStringProperty("type", "dashboards");
        json.writeStringProperty("icon", "external link");
        json.writeStringProperty("tooltip", "The dashboards of this fleet");
        json.writeStringProperty("url", "");
        texts("tags", List.of(TAG));
        json.writeBooleanProperty("asDropdown", true);
        json.writeBooleanProperty("targetBlank", false);
        json.writeBooleanProperty("includeVars", true);
        json.writeBooleanProperty("keepTime", true);
        json.writeEndObject();
    }

    private void variables() {
        json.writeStartObject();
        json.writeStringProperty("name", "datasource");
        json.writeStringProperty("label", "Data source");
        json.writeStringProperty("type", "datasource");
        json.writeStringProperty("query", "prometheus");
        json.writeNumberProperty("hide", 0);
        json.writeEndObject();
        if (!dashboard.clusters().isEmpty()) {
            String first = dashboard.clusters().get(0);
            json.writeStartObject();
            json.writeStringProperty("name", "cluster");
            json.writeStringProperty("label", "Cluster");
            json.writeStringProperty("type", "custom");
            // A list and no query, so that a cluster from which nothing arrives can be chosen, too.
            json.writeStringProperty("query", String.join(",", dashboard.clusters()));
            object("current", () -> {
                json.writeBooleanProperty("selected", true);
                json.writeStringProperty("text", first);
                json.writeStringProperty("value", first);
            });
            json.writeNumberProperty("hide", 0);
            json.writeBooleanProperty("multi", false);
            json.writeBooleanProperty("includeAll", false);
            json.writeEndObject();
        }
    }

    private void panels() {
        int id = 1;
        int x = 0;
        int y = 0;
        int height = 0;
        for (Panel panel : dashboard.panels()) {
            if (x + panel.width() > COLUMNS) {
                y += height;
                x = 0;
                height = 0;
            }
            panel(panel, id++, x, y);
            x += panel.width();
            height = Math.max(height, panel.kind().height());
        }
    }

    private void panel(Panel panel, int id, int x, int y) {
        json.writeStartObject();
        json.writeNumberProperty("id", id);
        json.writeStringProperty("type", panel.kind().type());
        json.writeStringProperty("title", panel.title());
        json.writeStringProperty("description", panel.description());
        object("gridPos", () -> {
            json.writeNumberProperty("x", x);
            json.writeNumberProperty("y", y);
            json.writeNumberProperty("w", panel.width());
            json.writeNumberProperty("h", panel.kind().height());
        });
        datasource();
        object("fieldConfig", () -> fields(panel));
        object("options", () -> options(panel.kind()));
        list("targets", () -> targets(panel));
        if (panel.kind() == Panel.Kind.TABLE) {
            list("transformations", () -> columns(panel));
        }
        json.writeEndObject();
    }

    private void datasource() {
        object("datasource", () -> {
            json.writeStringProperty("type", "prometheus");
            json.writeStringProperty("uid", "$datasource");
        });
    }

    private void fields(Panel panel) {
        object("defaults", () -> {
            json.writeStringProperty("unit", panel.unit());
            if (!Double.isNaN(panel.alarm())) {
                object("color", () -> json.writeStringProperty("mode", "thresholds"));
                object("thresholds", () -> thresholds(panel.alarm()));
            }
        });
        list("overrides", () -> {
            for (Query query : panel.queries()) {
                if (panel.kind() == Panel.Kind.TABLE && !query.unit().isEmpty()) {
                    override(query);
                }
            }
        });
    }

    private void thresholds(double alarm) {
        json.writeStringProperty("mode", "absolute");
        list("steps", () -> {
            json.writeStartObject();
            json.writeStringProperty("color", "green");
            json.writeNullProperty("value"); // from the smallest value on
            json.writeEndObject();
            json.writeStartObject();
            json.writeStringProperty("color", "red");
            json.writeNumberProperty("value", alarm);
            json.writeEndObject();
        });
    }

    private void override(Query query) {
        json.writeStartObject();
        object("matcher", () -> {
            json.writeStringProperty("id", "byName");
            json.writeStringProperty("options", query.legend());
        });
        list("properties", () -> {
            json.writeStartObject();
            json.writeStringProperty("id", "unit");
            json.writeStringProperty("value", query.unit());
            json.writeEndObject();
        });
        json.writeEndObject();
    }

    private void options(Panel.Kind kind) {
        switch (kind) {
            case NUMBER -> {
                object("reduceOptions", () -> {
                    texts("calcs", List.of("lastNotNull"));
                    json.writeStringProperty("fields", "");
                    json.writeBooleanProperty("values", false);
                });
                json.writeStringProperty("colorMode", "value");
                json.writeStringProperty("graphMode", "none");
                json.writeStringProperty("justifyMode", "auto");
                json.writeStringProperty("orientation", "auto");
                json.writeStringProperty("textMode", "auto");
                json.writeBooleanProperty("wideLayout", true);
                json.writeBooleanProperty("showPercentChange", false);
                json.writeStringProperty("percentChangeColorMode", "standard");
            }
            case LINES -> {
                object("legend", () -> {
                    json.writeStringProperty("displayMode", "list");
                    json.writeStringProperty("placement", "bottom");
                    json.writeBooleanProperty("showLegend", true);
                    texts("calcs", List.of());
                });
                object("tooltip", () -> {
                    json.writeStringProperty("mode", "multi");
                    json.writeStringProperty("sort", "desc");
                });
            }
            case TABLE -> {
                json.writeNumberProperty("frameIndex", 0);
                json.writeBooleanProperty("showHeader", true);
                json.writeStringProperty("cellHeight", "sm");
            }
        }
    }

    private void targets(Panel panel) {
        char name = 'A';
        for (Query query : panel.queries()) {
            boolean lines = panel.kind() == Panel.Kind.LINES;
            json.writeStartObject();
            json.writeStringProperty("refId", String.valueOf(name++));
            datasource();
            json.writeStringProperty("expr", query.expression());
            json.writeStringProperty("legendFormat", query.legend());
            json.writeBooleanProperty("range", lines);
            json.writeBooleanProperty("instant", !lines);
            json.writeStringProperty("format", panel.kind() == Panel.Kind.TABLE ? "table" : "time_series");
            json.writeEndObject();
        }
    }

    /** One row of the answers of all queries, and names for what Grafana calls {@code Value #A}. */
    private void columns(Panel panel) {
        json.writeStartObject();
        json.writeStringProperty("id", "merge");
        object("options", () -> {});
        json.writeEndObject();
        json.writeStartObject();
        json.writeStringProperty("id", "organize");
        object("options", () -> {
            object("excludeByName", () -> json.writeBooleanProperty("Time", true));
            object("renameByName", () -> {
                if (panel.queries().size() == 1) {
                    json.writeStringProperty("Value", panel.queries().get(0).legend());
                    return;
                }
                char name = 'A';
                for (Query query : panel.queries()) {
                    json.writeStringProperty("Value #" + name++, query.legend());
                }
            });
        });
        json.writeEndObject();
    }

    private void texts(String name, List<String> texts) {
        list(name, () -> texts.forEach(json::writeString));
    }

    private void object(String name, Runnable properties) {
        json.writeObjectPropertyStart(name);
        properties.run();
        json.writeEndObject();
    }

    private void list(String name, Runnable items) {
        json.writeArrayPropertyStart(name);
        items.run();
        json.writeEndArray();
    }
}
