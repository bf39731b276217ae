package io.promfleet.generator.validate;

import java.util.Set;

/** The outermost keys of kube-prometheus-stack's values: those that tell its values from others, and those that charts share. */
final class StackKeys {
    /** Keys that no other chart of note has. */
    static final Set<String> OF_STACK_ALONE = Set.of(
            "prometheusOperator",
            "kubeApiServer",
            "kubelet",
            "kubeControllerManager",
            "coreDns",
            "kubeDns",
            "kubeEtcd",
            "kubeScheduler",
            "kubeProxy",
            "kubeStateMetrics",
            "nodeExporter",
            "thanosRuler",
            "defaultRules",
            "additionalPrometheusRulesMap",
            "cleanPrometheusOperatorObjectNames");

    private static final Set<String> SHARED = Set.of(
            "prometheus",
            "alertmanager",
            "grafana",
            "kube-state-metrics",
            "prometheus-node-exporter",
            "crds",
            ChartFolder.STACK,
            "fullnameOverride",
            "nameOverride",
            "namespaceOverride",
            "commonLabels");

    private StackKeys() {}

    /** Whether the values have a key of this name at their outermost level. */
    static boolean isOutermost(String key) {
        return OF_STACK_ALONE.contains(key) || SHARED.contains(key);
    }
}
