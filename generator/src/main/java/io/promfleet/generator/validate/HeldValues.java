package io.promfleet.generator.validate;

import io.promfleet.finding.Origin;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.read.ReadDocument;
import io.promfleet.generator.validate.FluxRepository.Owner;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values of a chart, of which it shows only when all files were read which chart's they are.
 *
 * @param name what findings call the file
 * @param file whether they are a file of their own, and not a part of a ConfigMap
 * @param chart the chart in whose folder the file is; null if in none
 * @param parts the ConfigMaps that hold them
 * @param document the values
 * @param origin where they begin
 */
record HeldValues(
        String name,
        boolean file,
        @Nullable ChartFolder chart,
        List<Kustomizations.ConfigMapKey> parts,
        ReadDocument document,
        Origin origin) {
    // Other charts have these too, but not with what is below them.
    private static final Map<String, Set<String>> SHARED = Map.of(
            "prometheus",
            Set.of(
                    "prometheusSpec",
                    "agentMode",
                    "thanosService",
                    "thanosServiceMonitor",
                    "additionalServiceMonitors",
                    "additionalPodMonitors"),
            "alertmanager",
            Set.of("alertmanagerSpec"),
            "grafana",
            Set.of("defaultDashboardsEnabled", "forceDeployDashboards", "forceDeployDatasources"),
            "global",
            Set.of("rbac"));

    /** Keeps its own copy of the parts. */
    HeldValues {
        parts = List.copyOf(parts);
    }

    /** The keys that lead to the values of kube-prometheus-stack. */
    List<String> below() {
        if (chart != null) {
            return chart.below();
        }
        return StackValues.below(document);
    }

    /** Whose they are; unknown where no release says it, and they are of kube-prometheus-stack by the looks of them. */
    Owner owner(FluxRepository repository) {
        Owner owner = Owner.UNKNOWN;
        for (Kustomizations.ConfigMapKey part : parts) {
            Owner named = repository.ownerOf(part);
            if (named == Owner.CHART) {
                return named;
            }
            owner = named == Owner.OTHER ? named : owner;
        }
        boolean ofStack = chart == null ? !below().isEmpty() || isOfStack(document.tree()) : chart.ofStack();
        return ofStack ? owner : Owner.OTHER;
    }

    /** The release that gets them; null if it is not known. */
    FluxRepository.@Nullable Release release(FluxRepository repository) {
        for (Kustomizations.ConfigMapKey part : parts) {
            FluxRepository.Release release = repository.reader(part);
            if (release != null) {
                return release;
            }
        }
        return null;
    }

    /** Whether the values have something that only kube-prometheus-stack has. */
    static boolean isOfStack(Node tree) {
        if (!(tree instanceof MapNode values)) {
            return false;
        }
        for (int i = 0; i < values.size(); i++) {
            Set<String> inner = SHARED.getOrDefault(values.key(i), Set.of());
            if (StackKeys.OF_STACK_ALONE.contains(values.key(i))
                    || (values.value(i) instanceof MapNode map
                            && inner.stream().anyMatch(key -> map.get(key) != null))) {
                return true;
            }
        }
        return false;
    }
}
