package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.generator.layers.ClusterVersions;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.ConfigValue.ListValue;
import io.promfleet.model.ConfigValue.TextValue;
import io.promfleet.model.Fleet;
import io.promfleet.model.Hub;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.Receiver;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.SaidValues;
import io.promfleet.model.Source;
import java.util.List;

/**
 * PF313: native histograms for a receiver that does not store them as such. A Prometheus answers with 500, and the sender tries the whole
 * request again, until the samples in it are too old. VictoriaMetrics makes buckets with the label {@code vmrange} of them.
 *
 * <p>Source: the change log of Prometheus 3.8, after which they are always stored, and prometheus/prometheus issue 17181.
 */
final class HubTakesHistograms implements FleetCheck {
    private static final String ID = "PF313";
    private static final String FEATURE = "native-histograms";
    private static final PrometheusVersion ALWAYS = PrometheusVersion.of(3, 8);

    @Override
    public void check(Fleet fleet, Findings findings) {
        Hub hub = fleet.hub();
        PrometheusVersion runs = ClusterVersions.of(fleet, hub).prometheus();
        boolean taken = hub.receiver().isPrometheus()
                ? runs.isAtLeast(ALWAYS) || hasFeature(hub)
                : hub.receiver().profile().nativeHistograms();
        if (taken) {
            return;
        }
        for (Source source : fleet.sources()) {
            for (RemoteWrite target : source.remoteWrites()) {
                if (target.url().isEmpty() && target.sendNativeHistograms().orElse(false)) {
                    findings.add(
                            hub.receiver().isPrometheus()
                                    ? refused(hub, runs, source, target)
                                    : changed(hub.receiver(), source, target));
                }
            }
        }
    }

    private static Finding refused(Hub hub, PrometheusVersion runs, Source source, RemoteWrite target) {
        return new Finding(
                ID,
                Severity.ERROR,
                path(source, target),
                place(target),
                "The hub's Prometheus `" + runs
                        + "` does not store native histograms, and the sender tries each request with one again"
                        + " until its samples are too old.",
                "Leave `sendNativeHistograms` out, or add `" + FEATURE
                        + "` to `prometheus.prometheusSpec.enableFeatures` of the hub.",
                List.of(new Finding.Related("the hub", hub.declaredAt())));
    }

    private static Finding changed(Receiver receiver, Source source, RemoteWrite target) {
        return new Finding(
                ID,
                Severity.WARNING,
                path(source, target),
                place(target),
                receiver.profile().product() + " makes buckets with the label `vmrange` of the native histograms that `"
                        + source.name() + "` sends, and queries on native histograms find none.",
                "Leave `sendNativeHistograms` out, or ask for the buckets with its own functions.",
                List.of(new Finding.Related("received here", receiver.declaredAt())));
    }

    private static String path(Source source, RemoteWrite target) {
        return source.path() + " > remoteWrite(" + target.name() + ")";
    }

    private static Location place(RemoteWrite target) {
        return target.calls().of("sendNativeHistograms", target.declaredAt());
    }

    private static boolean hasFeature(Hub hub) {
        ConfigValue said = SaidValues.at(hub, "prometheus", "prometheusSpec", "enableFeatures");
        return said instanceof ListValue list
                && list.items().stream()
                        .anyMatch(item ->
                                item instanceof TextValue text && text.value().equals(FEATURE));
    }
}
