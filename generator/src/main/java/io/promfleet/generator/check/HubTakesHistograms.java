package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.layers.ClusterVersions;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.ConfigValue.ListValue;
import io.promfleet.model.ConfigValue.TextValue;
import io.promfleet.model.Fleet;
import io.promfleet.model.Hub;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.SaidValues;
import io.promfleet.model.Source;
import java.util.List;

/**
 * PF313: native histograms for a hub whose Prometheus does not store them, and answers with 500. The sender tries the whole request
 * again, until the samples in it are too old.
 *
 * <p>Source: the change log of Prometheus 3.8, after which they are always stored, and prometheus/prometheus issue 17181.
 */
final class HubTakesHistograms implements FleetCheck {
    private static final String FEATURE = "native-histograms";
    private static final PrometheusVersion ALWAYS = PrometheusVersion.of(3, 8);

    @Override
    public void check(Fleet fleet, Findings findings) {
        Hub hub = fleet.hub();
        PrometheusVersion runs = ClusterVersions.of(fleet, hub).prometheus();
        if (!hub.receiver().isPrometheus() || runs.isAtLeast(ALWAYS) || hasFeature(hub)) {
            return;
        }
        for (Source source : fleet.sources()) {
            for (RemoteWrite target : source.remoteWrites()) {
                if (target.url().isEmpty() && target.sendNativeHistograms().orElse(false)) {
                    findings.add(new Finding(
                            "PF313",
                            Severity.ERROR,
                            source.path() + " > remoteWrite(" + target.name() + ")",
                            target.calls().of("sendNativeHistograms", target.declaredAt()),
                            "The hub's Prometheus `" + runs
                                    + "` does not store native histograms, and the sender tries each request with one again"
                                    + " until its samples are too old.",
                            "Leave `sendNativeHistograms` out, or add `" + FEATURE
                                    + "` to `prometheus.prometheusSpec.enableFeatures` of the hub.",
                            List.of(new Finding.Related("the hub", hub.declaredAt()))));
                }
            }
        }
    }

    private static boolean hasFeature(Hub hub) {
        ConfigValue said = SaidValues.at(hub, "prometheus", "prometheusSpec", "enableFeatures");
        return said instanceof ListValue list
                && list.items().stream()
                        .anyMatch(item ->
                                item instanceof TextValue text && text.value().equals(FEATURE));
    }
}
