package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.AgentStack;

/**
 * A Prometheus in agent mode, run by kube-prometheus-stack, and the exporters that come with it. Retention and rules cannot
 * be said of it: an agent has neither.
 */
public final class AgentBuilder extends StackBuilder<AgentBuilder> {
    AgentBuilder(Declaration parent, Location declaredAt) {
        super(parent, "prometheusAgent", declaredAt);
    }

    AgentStack build() {
        return shared(AgentStack.builder()
                .replicas(replicas())
                .storage(storage())
                .resources(resources())
                .scrapeInterval(scrapeInterval())
                .nodeExporter(hasNodeExporter())
                .kubeStateMetrics(hasKubeStateMetrics())
                .declaredAt(declaredAt())
                .build());
    }
}
