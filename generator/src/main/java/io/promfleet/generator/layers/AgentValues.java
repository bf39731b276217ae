package io.promfleet.generator.layers;

import java.util.Set;

/** The keys of {@code prometheusSpec} that do not become what they say where the chart runs Prometheus as an agent. */
public final class AgentValues {
    /** Keys that the chart's templates only write for a server. */
    public static final Set<String> DROPPED = Set.of(
            "additionalAlertManagerConfigs",
            "additionalAlertManagerConfigsSecret",
            "additionalAlertRelabelConfigs",
            "additionalAlertRelabelConfigsSecret",
            "additionalRemoteRead",
            "alertingEndpoints",
            "allowOverlappingBlocks",
            "disableAlerting",
            "disableCompaction",
            "enableAdminAPI",
            "evaluationInterval",
            "exemplars",
            "prometheusRulesExcludedFromEnforce",
            "query",
            "queryLogFile",
            "remoteRead",
            "retention",
            "retentionSize",
            "ruleNamespaceSelector",
            "ruleSelector",
            "ruleSelectorNilUsesHelmValues",
            "thanos");

    /** Keys that they write although a {@code PrometheusAgent} has no such field: Flux then cannot apply the release. */
    public static final Set<String> UNKNOWN = Set.of("ruleQueryOffset", "shardRetentionPolicy");

    private AgentValues() {}
}
