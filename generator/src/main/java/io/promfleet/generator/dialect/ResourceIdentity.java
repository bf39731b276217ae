package io.promfleet.generator.dialect;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The identity of a cluster as attributes of the resources of an OpenTelemetry Collector, and what makes labels of them as
 * Prometheus does with external labels: a label that a series has already stays. The exporter's own way, {@code
 * resource_constant_labels}, would write over it, and of two series that differ in nothing else leave one.
 */
final class ResourceIdentity {
    /** What a pipeline does with its resources and series, in order. */
    static final List<String> PROCESSORS = List.of("resource/identity", "transform/identity");

    /** What the receiver says of itself in every series whose page says no scope. */
    private static final String RECEIVER =
            "github.com/open-telemetry/opentelemetry-collector-contrib/receiver/prometheusreceiver";

    /** Attributes of a resource with a dot in their name mean something, such as {@code service.name}. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]*");

    private final List<Node> attributes = new ArrayList<>();
    private final List<String> statements = new ArrayList<>();
    private final MapNode.Builder labels = MapNode.builder();

    /**
     * The identity.
     *
     * @param externalLabels names and values
     */
    ResourceIdentity(MapNode externalLabels) {
        for (int i = 0; i < externalLabels.size(); i++) {
            String name = externalLabels.key(i);
            if (PLAIN_NAME.matcher(name).matches()) {
                attributes.add(MapNode.builder()
                        .put("key", name)
                        .put("value", externalLabels.value(i))
                        .put("action", "upsert")
                        .build());
                statements.add("set(datapoint.attributes[\"" + name + "\"], resource.attributes[\"" + name
                        + "\"]) where datapoint.attributes[\"" + name + "\"] == nil");
            } else {
                labels.put(name, externalLabels.value(i));
            }
        }
    }

    /** The processors that say the identity, and take away what the receiver adds to series without a scope. */
    void putProcessors(MapNode.Builder processors) {
        processors.put(
                PROCESSORS.get(0),
                MapNode.builder()
                        .put("attributes", new ListNode(attributes, null))
                        .build());
        String unscoped = " where scope.name == \"" + RECEIVER + "\"";
        ListNode groups = ListNode.of(
                group("scope", List.of("set(scope.version, \"\")" + unscoped, "set(scope.name, \"\")" + unscoped)),
                group("datapoint", statements));
        processors.put(
                PROCESSORS.get(1),
                MapNode.builder().put("metric_statements", groups).build());
    }

    /** What an exporter adds by itself, which is only what cannot be an attribute. */
    void putLabels(MapNode.Builder exporter) {
        if (!labels.isEmpty()) {
            exporter.put("external_labels", labels.build());
        }
    }

    private static MapNode group(String context, List<String> statements) {
        return MapNode.builder()
                .put("context", context)
                .put("statements", ListNode.ofTexts(statements))
                .build();
    }
}
