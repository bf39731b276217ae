package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Hub;
import io.promfleet.model.HubAlerts;
import io.promfleet.model.PrometheusStack;
import io.promfleet.model.Receiver;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The cluster that receives all series, with Grafana and Alertmanager. */
public final class HubBuilder extends ClusterBuilder<HubBuilder> {
    private @Nullable Receiver receiver;
    private @Nullable PrometheusStack prometheus;
    private @Nullable HubAlerts alerts;
    private @Nullable Boolean withoutAlerts;
    private @Nullable Boolean withoutDashboards;

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
     * How the alerts about the fleet wait, and for whom they are. A hub with sources has them also where nobody says so.
     *
     * @param block says what is not as usual
     * @return this
     */
    public HubBuilder alerts(Consumer<AlertsBuilder> block) {
        AlertsBuilder builder = new AlertsBuilder(this, recorder().here());
        within(builder, block);
        if (withoutAlerts != null) {
            contradiction();
        }
        alerts = once(alerts, builder.build(), "alerts");
        return this;
    }

    /**
     * No alerts about the fleet: something else notices that a cluster goes quiet. The warning PF801 stays until it is suppressed, with
     * what that is for a reason.
     *
     * @return this
     */
    public HubBuilder withoutAlerts() {
        if (alerts != null) {
            contradiction();
        }
        withoutAlerts = placed(withoutAlerts, true, "withoutAlerts");
        return this;
    }

    private void contradiction() {
        mistake(DefinitionRule.SAID_TWICE, "Both `alerts` and `withoutAlerts` are said.", "Say one of them.");
    }

    /**
     * Leaves out the dashboards of the fleet, which the sidecar of the chart's Grafana would load: one over all clusters, one for each
     * kind of source, one on Flux.
     *
     * @return this
     */
    public HubBuilder withoutDashboards() {
        withoutDashboards = once(withoutDashboards, true, "withoutDashboards");
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
                .expectedSeries(expectedSeries())
                .addAllChartValues(chartValues())
                .addAllExtraManifests(buildManifests(namespace))
                .receiver(receiver == null ? new ReceiverBuilder(this, declaredAt()).build() : receiver)
                .prometheus(
                        prometheus == null
                                ? new PrometheusBuilder(this, "prometheus", declaredAt(), true).build()
                                : prometheus)
                .calls(places())
                .dashboards(withoutDashboards == null)
                .declaredAt(declaredAt());
        if (withoutAlerts == null) {
            hub.alerts(alerts == null ? new AlertsBuilder(this, declaredAt()).build() : alerts);
        }
        String environment = environment();
        if (environment != null) {
            hub.environment(environment);
        }
        return hub.build();
    }
}
