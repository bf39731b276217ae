package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.AgentStack;
import io.promfleet.model.Resources;
import io.promfleet.model.Storage;
import java.time.Duration;

/**
 * A Prometheus in agent mode, run by kube-prometheus-stack, and the exporters that come with it. Retention and rules cannot
 * be said of it: an agent has neither.
 */
public final class AgentBuilder extends StackBuilder<AgentBuilder> {
    AgentBuilder(Declaration parent, Location declaredAt) {
        super(parent, "prometheusAgent", declaredAt);
    }

    AgentStack build() {
        AgentStack.Builder stack = AgentStack.builder()
                .nodeExporter(hasNodeExporter())
                .kubeStateMetrics(hasKubeStateMetrics())
                .declaredAt(declaredAt());
        Integer replicas = replicas();
        if (replicas != null) {
            stack.replicas(replicas);
        }
        Storage storage = storage();
        if (storage != null) {
            stack.storage(storage);
        }
        Resources resources = resources();
        if (resources != null) {
            stack.resources(resources);
        }
        Duration scrapeInterval = scrapeInterval();
        if (scrapeInterval != null) {
            stack.scrapeInterval(scrapeInterval);
        }
        return shared(stack.build());
    }
}
