package io.promfleet.generator.validate;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Quoted;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.schema.ValueWords;
import io.promfleet.model.PrometheusVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds external labels whose values the server takes from its environment, which nobody else knows: from Prometheus 3.0
 * always, before only with the feature {@code expand-external-labels}.
 */
final class EnvironmentReferences {
    private static final String ID = "PF109";
    private static final PrometheusVersion ALWAYS = PrometheusVersion.of(3, 0);
    private static final Pattern DOLLAR = Pattern.compile("\\$(\\$|\\{[^}]*\\}|[A-Za-z_][A-Za-z0-9_]*|)");

    private EnvironmentReferences() {}

    static void check(MapNode config, PrometheusVersion target, Findings findings) {
        if (config.get("global") instanceof MapNode global && global.get("external_labels") instanceof MapNode labels) {
            check(labels, List.of("global", "external_labels"), false, target, findings);
        }
    }

    /** Looks at a specification or chart values, in which Flux may replace what stands in braces before anybody else. */
    static void checkSpecification(MapNode spec, List<String> way, PrometheusVersion target, Findings findings) {
        if (spec.get("externalLabels") instanceof MapNode labels) {
            List<String> path = new ArrayList<>(way);
            path.add("externalLabels");
            check(labels, path, true, target, findings);
        }
    }

    private static void check(
            MapNode labels, List<String> way, boolean substituted, PrometheusVersion target, Findings findings) {
        for (int i = 0; i < labels.size(); i++) {
            if (labels.value(i) instanceof TextNode value) {
                Matcher dollar = DOLLAR.matcher(value.value());
                while (dollar.find()) {
                    if (!dollar.group(1).equals("$")
                            && !(substituted && dollar.group(1).startsWith("{"))) {
                        List<String> path = new ArrayList<>(way);
                        path.add(labels.key(i));
                        findings.add(finding(path, dollar.group(), labels.valueOrigin(i), target));
                    }
                }
            }
        }
    }

    /** Whether a finding is about a reference that Flux replaces before, where it replaces any. */
    static boolean isOfFluxToo(Finding finding) {
        return finding.id().equals(ID) && finding.message().contains("`${");
    }

    private static Finding finding(
            List<String> path, String reference, @Nullable Origin origin, PrometheusVersion target) {
        boolean always = target.isAtLeast(ALWAYS);
        Location place = origin == null ? UnknownLocation.UNKNOWN : origin.location();
        String name = "`" + ValueWords.path(List.copyOf(path)) + "`";
        return new Finding(
                ID,
                always ? Severity.WARNING : Severity.INFO,
                "",
                place,
                always
                        ? name + " takes " + Quoted.of(reference)
                                + " from the environment of the server, which is not known here."
                        : name + " holds " + Quoted.of(reference)
                                + ", which Prometheus replaces only with the feature `expand-external-labels`.",
                always
                        ? "Make sure that the server has the variable, else it becomes empty; write `$$` for a dollar sign."
                        : "From Prometheus 3.0 it is always replaced.",
                List.of());
    }
}
