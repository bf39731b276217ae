package io.promfleet.generator.schema;

import io.promfleet.schemas.SchemaCatalogue;
import java.util.Map;

/**
 * What findings about a schema have in common.
 *
 * @param id the findings' identifier
 * @param noun what its keys are called
 * @param name what the schema describes, as a sentence names it
 */
record Subject(String id, String noun, String name) {
    /** A field or value that the schema of a Kubernetes object or of a configuration does not allow. */
    static final String UNKNOWN_FIELD = "PF301";

    /** A key that the chart's values do not have. */
    static final String UNKNOWN_VALUE = "PF609";

    private static final String CHART = "kube-prometheus-stack";

    static Subject of(String schema, Map<String, Object> root) {
        String title = root.get("title") instanceof String text ? text : "";
        if (schema.equals(SchemaCatalogue.CHART_VALUES)) {
            int chart = title.indexOf(CHART);
            return new Subject(UNKNOWN_VALUE, "value", chart < 0 ? CHART : upToComma(title.substring(chart)));
        }
        if (schema.startsWith("prometheus/")) {
            return new Subject(UNKNOWN_FIELD, "key", "the Prometheus configuration");
        }
        return new Subject(UNKNOWN_FIELD, "field", title.isEmpty() ? "the schema " + schema : upToComma(title));
    }

    private static String upToComma(String text) {
        int comma = text.indexOf(',');
        return comma < 0 ? text : text.substring(0, comma);
    }
}
