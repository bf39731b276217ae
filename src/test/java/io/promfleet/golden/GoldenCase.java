package io.promfleet.golden;

import io.promfleet.dsl.FleetDefinition;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** A definition and the folder with the whole tree that it must produce. */
@SuppressWarnings("ImmutableEnumChecker") // definitions hold nothing, and the list is a copy
enum GoldenCase {
    REFERENCE(new ReferenceFleet()),
    MINIMAL(new MinimalFleet()),
    EVERY_CALL(
            new EveryCallFleet(),
            "PF062 The suppression of `PF207` suppresses nothing.",
            "PF062 The suppression of `PF105` suppresses nothing.",
            "PF601 Of the chart's version `88.5.2` promfleet knows what it runs, and judges its values by those of `88.5.3`.",
            "PF062 The suppression of `PF307` suppresses nothing.",
            "PF214 This rule loses `scrape_samples_post_metric_relabeling` of `far`, so that nothing of it gets to"
                    + " `JobNearSampleLimit` on the hub.",
            "PF062 The suppression of `PF207` suppresses nothing.",
            "PF301 No schema is known for `Anything` in `example.com/v1`, so its fields are not validated."),
    HOSTILE(new HostileFleet()),
    FLUX_EVERYWHERE(new FluxEverywhereFleet()),
    APPROACHES(new ApproachesFleet()),
    EXPOSED_LOAD_BALANCER(new ExposedFleet.LoadBalancer()),
    EXPOSED_INGRESS(new ExposedFleet.Ingress()),
    EXPOSED_INGRESS_NGINX(
            new ExposedFleet.IngressNginx(),
            "PF353 Ingress NGINX has had no fixes since March 2026, not even of security, and it guards the receiver here."),
    EXPOSED_ROUTE(new ExposedFleet.Route()),
    RECEIVER_MIMIR(ReceiversFleet.mimir()),
    RECEIVER_THANOS(ReceiversFleet.thanosReceive()),
    RECEIVER_VICTORIA_METRICS(ReceiversFleet.victoriaMetrics()),
    RECEIVER_VICTORIA_METRICS_CLUSTER(ReceiversFleet.victoriaMetricsCluster()),
    RECEIVER_AMAZON(ReceiversFleet.amazon()),
    RECEIVER_GRAFANA_CLOUD(ReceiversFleet.grafanaCloud()),
    RECEIVER_AZURE(ReceiversFleet.azure()),
    RECEIVER_GOOGLE(ReceiversFleet.google());

    private final FleetDefinition definition;
    private final List<String> findings;

    GoldenCase(FleetDefinition definition, String... findings) {
        this.definition = definition;
        this.findings = List.of(findings);
    }

    /** The folder of all cases, which is the module's own. */
    static Path root() {
        return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    }

    String folder() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The expected tree. */
    Path tree() {
        return root().resolve(folder());
    }

    /** What is said about the definition: ids and sentences. */
    List<String> findings() {
        return findings;
    }

    FleetDefinition definition() {
        return definition;
    }
}
