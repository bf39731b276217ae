package io.promfleet.generator.validate;

import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.ChartRelease;
import io.promfleet.model.PrometheusVersion;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which Prometheus runs, as far as objects and values say it. */
final class SaidVersions {
    private static final Pattern RELEASE = Pattern.compile("v?([0-9]{1,4})\\.([0-9]{1,4})(?:\\..*)?");
    private static final List<List<String>> IN_VALUES = List.of(
            List.of("prometheus", "prometheusSpec", "version"),
            List.of("prometheus", "prometheusSpec", "image", "tag"));

    private SaidVersions() {}

    /** What values choose, or else what a release of the chart runs by itself. */
    static Optional<PrometheusVersion> ofValues(MapNode values, @Nullable String chart) {
        for (List<String> path : IN_VALUES) {
            Optional<PrometheusVersion> said = at(values, path);
            if (said.isPresent()) {
                return said;
            }
        }
        return chart == null
                ? Optional.empty()
                : ChartRelease.of(chart).map(release -> PrometheusVersion.parse(release.prometheus()));
    }

    /** What an object {@code Prometheus} or {@code PrometheusAgent} chooses. */
    static Optional<PrometheusVersion> ofObject(MapNode object) {
        return at(object, List.of("spec", "version"));
    }

    private static Optional<PrometheusVersion> at(MapNode root, List<String> path) {
        @Nullable Node node = root;
        for (String key : path) {
            node = node instanceof MapNode map ? map.get(key) : null;
        }
        Matcher release = RELEASE.matcher(node instanceof TextNode text ? text.value() : "");
        return release.matches()
                ? Optional.of(
                        PrometheusVersion.of(Integer.parseInt(release.group(1)), Integer.parseInt(release.group(2))))
                : Optional.empty();
    }
}
