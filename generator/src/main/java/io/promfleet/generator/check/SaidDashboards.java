package io.promfleet.generator.check;

import io.promfleet.generator.check.SeriesArrive.Asker;
import io.promfleet.generator.layers.ClusterVersions;
import io.promfleet.generator.promql.AskedSeries;
import io.promfleet.generator.promql.GrafanaQuery;
import io.promfleet.model.ConfigValue.Field;
import io.promfleet.model.ConfigValue.ObjectValue;
import io.promfleet.model.ConfigValue.TextValue;
import io.promfleet.model.ExtraManifest;
import io.promfleet.model.Fleet;
import io.promfleet.model.Hub;
import io.promfleet.model.SaidValues;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BiConsumer;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the dashboards ask for that the user adds to the hub as ConfigMaps, which the sidecar of the chart's Grafana loads. */
final class SaidDashboards {
    private static final String LABEL = "grafana_dashboard";
    private static final String JSON = ".json";

    private final Hub hub;
    private final GrafanaQuery queries;

    SaidDashboards(Fleet fleet) {
        this.hub = fleet.hub();
        this.queries = new GrafanaQuery(ClusterVersions.of(fleet, hub).prometheus());
    }

    /** A panel or variable on its way to be read. */
    private record Part(String name, JsonNode node) {}

    /** Gives every series that a panel or a variable asks for; what is no dashboard is left out. */
    void forEach(BiConsumer<AskedSeries, Asker> to) {
        String said = SaidValues.text(hub, "grafana", "sidecar", "dashboards", "label");
        String label = said == null ? LABEL : said;
        for (ExtraManifest manifest : hub.extraManifests()) {
            if (manifest.kind().equals("ConfigMap")
                    && manifest.labels().stream().anyMatch(own -> own.name().equals(label))
                    && manifest.body().value("data") instanceof ObjectValue data) {
                String path = hub.path() + " > manifest(" + manifest.kind() + "/" + manifest.name() + ")";
                data.fields().forEach(field -> dashboard(path, field, to));
            }
        }
    }

    private void dashboard(String path, Field field, BiConsumer<AskedSeries, Asker> to) {
        if (!field.name().endsWith(JSON) || !(field.value() instanceof TextValue text)) {
            return;
        }
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(text.value());
        } catch (JacksonException e) {
            return;
        }
        Deque<Part> open = new ArrayDeque<>();
        open.push(new Part(field.name(), root));
        while (!open.isEmpty()) {
            Part part = open.pop();
            for (String expression : expressions(part.node())) {
                queries.asked(expression)
                        .forEach(series -> to.accept(series, new Asker(part.name(), path, field.declaredAt())));
            }
            for (JsonNode variable : items(part.node().path("templating").path("list"))) {
                queries.askedByVariable(query(variable))
                        .forEach(series -> to.accept(
                                series,
                                new Asker(
                                        "$" + variable.path("name").asString("") + " of " + field.name(),
                                        path,
                                        field.declaredAt())));
            }
            List<JsonNode> below = new ArrayList<>(items(part.node().path("panels")));
            below.addAll(items(part.node().path("rows")));
            for (int i = below.size() - 1; i >= 0; i--) {
                String title = below.get(i).path("title").asString("");
                open.push(new Part(title.isEmpty() ? field.name() : title + " of " + field.name(), below.get(i)));
            }
        }
    }

    /** What the targets of a panel ask a Prometheus for. */
    private static List<String> expressions(JsonNode panel) {
        List<String> expressions = new ArrayList<>();
        String ofPanel = panel.path("datasource").path("type").asString("prometheus");
        for (JsonNode target : items(panel.path("targets"))) {
            String expression = target.path("expr").asString("");
            if (!expression.isEmpty()
                    && target.path("datasource").path("type").asString(ofPanel).equals("prometheus")) {
                expressions.add(expression);
            }
        }
        return expressions;
    }

    private static String query(JsonNode variable) {
        JsonNode query = variable.path("query");
        return query.isObject() ? query.path("query").asString("") : query.asString("");
    }

    private static List<JsonNode> items(JsonNode list) {
        List<JsonNode> items = new ArrayList<>();
        if (list.isArray()) {
            list.forEach(items::add);
        }
        return items;
    }
}
