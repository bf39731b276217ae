package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.DiscoveredByHub;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the hub finds targets of a source by itself, with the discoveries that the jobs say, and scrapes them by their own
 * addresses. Credentials of the jobs and of their discoveries are those that the hub presents; their Secrets stand there.
 *
 * @param <B> the builder itself
 */
public abstract class DiscoveringHubBuilder<B extends DiscoveringHubBuilder<B>> extends Declaration {
    private final List<RelabelRule> keeps = new ArrayList<>(1);
    private @Nullable Duration scrapeInterval;

    DiscoveringHubBuilder(Declaration parent, String call, Location declaredAt) {
        super(parent.recorder(), parent, call, null, declaredAt);
    }

    /**
     * Which of the targets found are of this source, where one registry has those of several, as Consul has with datacenters.
     * The targets of every job must match, before the rules of the job see them. May be said several times: all must match.
     *
     * @param label a label that discovery gives, such as {@code __meta_consul_dc}
     * @param regex what its whole value must match; RE2
     * @return this
     */
    public B keep(String label, String regex) {
        saying();
        RelabelBuilder rule = new RelabelBuilder(this, "keep");
        keeps.addAll(within(rule, rules -> rules.keep(label, regex)).build().rules());
        return self();
    }

    /**
     * How often targets are scraped that do not say so themselves.
     *
     * @param interval above zero; that of the hub's Prometheus unless said
     * @return this
     */
    public B scrapeInterval(Duration interval) {
        scrapeInterval = once(scrapeInterval, positive(interval, "scrapeInterval"), "scrapeInterval");
        return self();
    }

    @SuppressWarnings("unchecked") // B is the class itself, as the type parameter says
    final B self() {
        return (B) this;
    }

    final DiscoveredByHub build(boolean nodeExporter, boolean kubeStateMetrics) {
        return DiscoveredByHub.builder()
                .keeps(new RelabelRules(keeps))
                .scrapeInterval(Optional.ofNullable(scrapeInterval))
                .nodeExporter(nodeExporter)
                .kubeStateMetrics(kubeStateMetrics)
                .declaredAt(declaredAt())
                .build();
    }
}
