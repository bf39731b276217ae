package io.promfleet.generator.layers;

import java.util.List;
import java.util.Set;

/** The values that the chart runs through Helm's {@code tpl}, where two opening braces start a template. */
public final class TemplatedValues {
    /** The keys of {@code prometheusSpec} among them. */
    public static final Set<String> OF_PROMETHEUS_SPEC = Set.of(
            "additionalScrapeConfigs",
            "configMaps",
            "containers",
            "externalLabels",
            "podMetadata",
            "podMonitorNamespaceSelector",
            "podMonitorSelector",
            "probeNamespaceSelector",
            "probeSelector",
            "remoteRead",
            "remoteWrite",
            "ruleNamespaceSelector",
            "ruleSelector",
            "scrapeClasses",
            "scrapeConfigNamespaceSelector",
            "scrapeConfigSelector",
            "secrets",
            "serviceMonitorNamespaceSelector",
            "serviceMonitorSelector",
            "storageSpec");

    private TemplatedValues() {}

    /**
     * Whether the chart runs the values below a path through {@code tpl}.
     *
     * @param path the keys that lead there, at least one
     * @return true if it does
     */
    public static boolean isTemplated(List<String> path) {
        if (path.get(0).equals("extraManifests")) {
            return true;
        }
        return path.size() >= 3
                && path.get(0).equals("prometheus")
                && path.get(1).equals("prometheusSpec")
                && OF_PROMETHEUS_SPEC.contains(path.get(2));
    }
}
