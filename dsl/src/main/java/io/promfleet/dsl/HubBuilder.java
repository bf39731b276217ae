package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Hub;
import io.promfleet.model.PrometheusStack;
import io.promfleet.model.Receiver;
import io.promfleet.model.SilenceAlerts;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The cluster that receives all series, with Grafana and Alertmanager. */
public final class HubBuilder extends ClusterBuilder<HubBuilder> {
    private @Nullable Receiver receiver;
    private @Nullable PrometheusStack prometheus;
    private @Nullable SilenceAlerts silenceAlerts;

    HubBuilder(FleetBuilder parent, String name, Location declaredAt) {
        super(parent, "hub", name, declaredAt);
    }

    /**
     * How sources reach the hub.
     *
     * @param block says address and credentials
     * @return this
     */
    public HubBuilder receiver(Consumer<ReceiverBuilder> block) {
        ReceiverBuilder builder = new ReceiverBuilder(this, recorder().here());
        within(builder, block);
        receiver = once(receiver, builder.build(), "receiver");
        return this;
    }

    /**
     * The Prometheus that stores everything.
     *
     * @param block says retention, volume and resources
     * @return this
     */
    public HubBuilder prometheus(Consumer<PrometheusBuilder> block) {
        PrometheusBuilder builder =
                new PrometheusBuilder(this, "prometheus", recorder().here(), true);
        within(builder, block);
        prometheus = once(prometheus, builder.build(), "prometheus");
        return this;
    }

    /**
     * Alerts on clusters and declared jobs from which nothing arrives. A rule of PromQL sees only what is there; which clusters and
     * jobs there should be, the fleet knows.
     *
     * @param block says how long they wait, and for whom they are
     * @return this
     */
    public HubBuilder silenceAlerts(Consumer<SilenceAlertsBuilder> block) {
        SilenceAlertsBuilder builder = new SilenceAlertsBuilder(this, recorder().here());
        within(builder, block);
        silenceAlerts = once(silenceAlerts, builder.build(), "silenceAlerts");
        return this;
    }

    Hub build(String namespace) {
        Hub.Builder hub = Hub.builder()
                .name(name())
                .originPrometheus(originPrometheusIn(namespace))
                .addAllExternalLabels(externalLabels())
                .addAllScrapeJobs(buildJobs())
                .fluxControllers(hasFluxControllers())
                .ownChart(ownChart())
                .kubernetes(kubernetes())
                .addAllChartValues(chartValues())
                .addAllExtraManifests(buildManifests(namespace))
                .receiver(receiver == null ? new ReceiverBuilder(this, declaredAt()).build() : receiver)
                .prometheus(
                        prometheus == null
                                ? new PrometheusBuilder(this, "prometheus", declaredAt(), true).build()
                                : prometheus)
                .declaredAt(declaredAt());
        if (silenceAlerts != null) {
            hub.silenceAlerts(silenceAlerts);
        }
        String environment = environment();
        if (environment != null) {
            hub.environment(environment);
        }
        return hub.build();
    }
}
