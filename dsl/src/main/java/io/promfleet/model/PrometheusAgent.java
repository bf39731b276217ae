package io.promfleet.model;

/**
 * A Prometheus in agent mode in the source; {@code prometheus.agentMode} of the chart, {@code --agent} of Prometheus. It
 * scrapes and forwards, and keeps no more than its write-ahead log: it answers no queries, evaluates no rules and sends no
 * alerts.
 *
 * @param stack the agent and its exporters
 */
public record PrometheusAgent(AgentStack stack) implements SendingPrometheus {
    @Override
    public String call() {
        return "prometheusAgent";
    }
}
