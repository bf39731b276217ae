package io.promfleet.testkit;

import static io.promfleet.dsl.SecretKeys.secret;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.model.KubernetesRole;

/** A fleet with one source, whose job and remote write the tests look at. */
final class ShopFleet implements FleetDefinition {
    @Override
    public void define(FleetBuilder fleet) {
        fleet.hub(
                "hub",
                hub -> hub.receiver(receiver -> {
                    receiver.url("https://prometheus.hub.example.com");
                    receiver.bearerToken(secret("hub-remote-write", "token"));
                }));
        fleet.source("production", source -> {
            source.environment("production");
            source.remoteWrite(remoteWrite -> remoteWrite.writeRelabel(rules -> rules.drop("__name__", "go_.*")));
            source.annotatedPods();
            source.scrapeJob("shop", job -> {
                job.kubernetes(KubernetesRole.POD, pods -> pods.namespaces("shop"));
                job.relabel(rules -> {
                    rules.keep("__meta_kubernetes_pod_label_app_kubernetes_io_name", "shop-.+");
                    rules.replace(
                            "app",
                            label -> label.sourceLabels("__meta_kubernetes_pod_label_app_kubernetes_io_name")
                                    .regex("shop-(.+)"));
                    rules.replace("__metrics_path__", "/internal/metrics");
                    rules.replace(
                            "__address__",
                            address -> address.sourceLabels("__meta_kubernetes_pod_phase")
                                    .regex("Broken")
                                    .replacement("a/b"));
                });
                job.metricRelabel(rules -> rules.labelDrop("pod_template_hash"));
            });
        });
    }
}
