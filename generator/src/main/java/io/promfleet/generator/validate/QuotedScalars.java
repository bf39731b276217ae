package io.promfleet.generator.validate;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Numbers and {@code true} in quotes, directly in {@code prometheusSpec}: the chart's template writes them without quotes, so that
 * Kubernetes gets what was meant. What is within lists and mappings there keeps its quotes, and so does {@code "false"} its harm, which
 * a template takes for true.
 */
final class QuotedScalars {
    private static final Pattern HARMLESS = Pattern.compile("true|0|[1-9][0-9]{0,17}");

    private QuotedScalars() {}

    /**
     * Makes warnings of what the templates mend.
     *
     * @param spec the values below {@code prometheusSpec}; null if there are none
     * @param found what the schema of the values says
     * @return the findings to go on with
     */
    static Findings mended(@Nullable Node spec, Findings found) {
        Map<Location, String> quoted = new HashMap<>();
        if (spec instanceof MapNode map) {
            for (int i = 0; i < map.size(); i++) {
                if (map.value(i) instanceof TextNode text
                        && HARMLESS.matcher(text.value()).matches()) {
                    var origin = map.valueOrigin(i) == null ? text.origin() : map.valueOrigin(i);
                    if (origin != null) {
                        quoted.put(origin.location(), text.value());
                    }
                }
            }
        }
        if (quoted.isEmpty()) {
            return found;
        }
        Findings mended = new Findings();
        for (Finding finding : found.sorted()) {
            String value = finding.id().equals("PF609") ? quoted.get(finding.location()) : null;
            mended.add(value == null ? finding : warning(finding, value));
        }
        return mended;
    }

    private static Finding warning(Finding finding, String value) {
        return new Finding(
                finding.id(),
                Severity.WARNING,
                finding.path(),
                finding.location(),
                "The text `" + value
                        + "` only becomes what Kubernetes takes because the chart's template writes it without quotes.",
                "Write `" + value + "` without quotes.",
                List.of());
    }
}
