package io.promfleet.golden;

import static io.promfleet.dsl.SecretKeys.secret;
import static java.time.Duration.ofMinutes;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.model.FluxLayout;
import java.time.LocalDate;

/** The second layout: Flux runs in every cluster and applies that cluster's own folder. */
public final class FluxEverywhereFleet implements FleetDefinition {
    @Override
    public void define(FleetBuilder fleet) {
        fleet.name("spread");
        fleet.namespace("metrics");
        fleet.chart("88.5.3", "https://charts.example.com/prometheus");
        fleet.flux(flux -> {
            flux.layout(FluxLayout.FLUX_IN_EVERY_CLUSTER);
            flux.sourceName("platform");
            flux.path("generated/fleet");
            flux.interval(ofMinutes(5));
        });
        fleet.suppress("PF801", "another company watches the clusters from outside", LocalDate.of(2099, 12, 31));
        fleet.hub("hub", hub -> {
            hub.withoutAlerts();
            hub.receiver(receiver -> {
                receiver.url("https://metrics.example.com/prometheus");
                receiver.basicAuth(secret("receiver", "username"), secret("receiver", "password"));
                receiver.tls(tls -> tls.ca(secret("receiver-ca", "ca.crt")));
            });
            hub.manifest(
                    "v1",
                    "ConfigMap",
                    "about",
                    manifest -> manifest.fields(fields -> {
                        fields.object("data", data -> data.field("owner", "platform"));
                    }));
        });
        fleet.source("ams-1", source -> {
            source.annotatedPods();
            source.manifest(
                    "v1",
                    "ConfigMap",
                    "about",
                    manifest -> manifest.fields(fields -> {
                        fields.object("data", data -> data.field("owner", "platform"));
                    }));
        });
        fleet.source("fra-1", source -> source.kubelet());
    }
}
