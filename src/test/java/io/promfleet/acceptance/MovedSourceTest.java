package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.finding.Findings;
import io.promfleet.generator.Promfleet;
import io.promfleet.generator.dialect.FileDialect;
import io.promfleet.generator.manifest.YamlWriter;
import io.promfleet.generator.render.PrometheusConfiguration;
import io.promfleet.model.Fleet;
import io.promfleet.model.KubernetesRole;
import io.promfleet.model.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One source goes from one way to collect to another: its series stay what they are, and the difference can be read. */
@SuppressWarnings("ImmutableEnumChecker") // ways to collect hold nothing
class MovedSourceTest {
    private static final String VALUES = "hub/monitoring/remote-write-configs/shop-lightweight-values.yaml";
    private static final String PAGE = "hub/monitoring/remote-write-configs/runbooks/shop.md";
    private static final String RUNBOOK = "hub/monitoring/remote-write-configs/README.md";
    private static final String HUB = "hub/monitoring/controllers/kube-prometheus-stack/release.yaml";
    private static final String RULES = "hub/monitoring/rules/";
    private static final String OBJECTS = "hub/monitoring/custom-resources/prometheusrule.monitoring.";
    /** What goes with the last source that sends. */
    private static final List<String> OF_SENDERS = List.of(
            OBJECTS + "fleet-receiver.yaml",
            OBJECTS + "fleet-remote-write.yaml",
            "hub/monitoring/remote-write-configs/shop-remote-write.yaml",
            RULES + "fleet-receiver.test.yaml",
            RULES + "fleet-receiver.yaml",
            RULES + "fleet-remote-write.test.yaml",
            RULES + "fleet-remote-write.yaml");

    @TempDir
    Path directory;

    @Test
    void keepsJobsRulesAndIdentity() {
        Fleet server = fleet(MovedSourceTest::server);
        Fleet agent = fleet(MovedSourceTest::agent);

        assertThat(agent.sources().get(0).approach())
                .isNotEqualTo(server.sources().get(0).approach());
        assertThat(agent.sources().get(0).scrapeJobs())
                .hasSize(2)
                .isEqualTo(server.sources().get(0).scrapeJobs());
        // Jobs, relabelling, external labels and remote write are all that a series' labels depend on.
        assertThat(configuration(agent))
                .contains(
                        "job_name: shop",
                        "cluster: shop",
                        "origin_prometheus: monitoring/shop",
                        "write_relabel_configs")
                .isEqualTo(configuration(server));
    }

    @Test
    void changesOnlyWhatTheModeIsAbout() throws IOException {
        Map<String, List<String>> server = tree("server", MovedSourceTest::server);
        Map<String, List<String>> agent = tree("agent", MovedSourceTest::agent);

        List<String> changed = new ArrayList<>();
        agent.forEach((path, lines) -> {
            if (!lines.equals(server.get(path))) {
                changed.add(path);
            }
        });
        assertThat(agent.keySet()).isEqualTo(server.keySet());
        // An agent's log holds twice as much: the hub takes samples that are as late as that, and alerts as much later.
        assertThat(changed)
                .containsExactlyInAnyOrder(
                        VALUES,
                        RUNBOOK,
                        PAGE,
                        HUB,
                        RULES + "fleet-inventory.yaml",
                        RULES + "fleet-remote-write.yaml",
                        RULES + "fleet-remote-write.test.yaml",
                        OBJECTS + "fleet-inventory.yaml",
                        OBJECTS + "fleet-remote-write.yaml",
                        ".promfleet/owned-files");
        assertThat(added(server, agent)).containsExactly("  agentMode: true");
        assertThat(added(agent, server)).containsExactly("    retention: 6h");
    }

    @ParameterizedTest
    @EnumSource
    void keepsJobsAndIdentityWhereverItGoes(Way way) {
        Fleet before = fleet(MovedSourceTest::server);
        Fleet after = fleet(way.said);
        Source moved = after.sources().get(0);

        assertThat(moved.scrapeJobs())
                .hasSize(2)
                .isEqualTo(before.sources().get(0).scrapeJobs());
        assertThat(moved.labelsAtTheHub()).isEqualTo(before.sources().get(0).labelsAtTheHub());
        assertThat(moved.approach().call()).isEqualTo(way.call);
        String hub = new YamlWriter()
                .toText(new PrometheusConfiguration(after, FileDialect.underOperator(new Findings())).of(after.hub()));
        assertThat(hub.contains("target_label: cluster\n    replacement: shop\n"))
                .isEqualTo(way.pulled);
        assertThat(hub.contains("job_name: shop/annotated-pods\n")).isEqualTo(way.pulled && way != Way.FEDERATED);
    }

    @Test
    void losesItsPrometheusToTheHub() throws IOException {
        Map<String, List<String>> server = tree("server", MovedSourceTest::server);
        Map<String, List<String>> scraped = tree("scraped", Way.SCRAPED.said);

        assertThat(onlyIn(scraped, server)).containsExactly("clusters/shop/cluster/hub-access.yaml");
        assertThat(onlyIn(server, scraped)).containsExactlyElementsOf(OF_SENDERS);
    }

    @Test
    void handsOneJobToTheHub() throws IOException {
        Map<String, List<String>> server = tree("server", MovedSourceTest::server);
        Map<String, List<String>> mixed = tree("mixed", MovedSourceTest::alsoScraped);

        assertThat(onlyIn(mixed, server)).containsExactly("clusters/shop/cluster/hub-access.yaml");
        assertThat(onlyIn(server, mixed)).isEmpty();
        assertThat(added(server, mixed)).isEmpty();
        assertThat(added(mixed, server))
                .contains("    - job_name: annotated-pods")
                .doesNotContain("    - job_name: shop");
        assertThat(mixed.get(HUB)).contains("        - job_name: shop/annotated-pods");
    }

    /** A source that is no Kubernetes cluster has nothing that Flux could apply. */
    @Test
    void leavesNothingInASourceWhoseTargetsTheHubFinds() throws IOException {
        Path tree = directory.resolve("machines");
        FleetDefinition machines = fleet -> {
            fleet.hub("hub", hub -> {});
            fleet.source("machines", source -> {
                source.discoveredByHub(discovering -> {});
                source.scrapeJob("node", job -> job.dns(dns -> dns.names("_node._tcp.example.com")));
            });
        };
        assertThat(Promfleet.generate(machines, tree, false).findings()).isEmpty();

        assertThat(Files.readString(tree.resolve(HUB))).contains("- job_name: machines/node");
        try (Stream<Path> files = Files.walk(tree)) {
            assertThat(files.filter(Files::isRegularFile)
                            .map(file -> tree.relativize(file).toString()))
                    .filteredOn(file -> file.contains("machines") || file.contains("/sources"))
                    .containsExactly("hub/monitoring/remote-write-configs/runbooks/machines.md");
        }
        assertThat(Files.readString(tree.resolve(RUNBOOK)))
                .contains("None.")
                .doesNotContain("through its kubeconfig", "-kubeconfig");
    }

    @Test
    void losesItsRemoteWriteToFederation() throws IOException {
        Map<String, List<String>> server = tree("server", MovedSourceTest::server);
        Map<String, List<String>> federated = tree("federated", Way.FEDERATED.said);

        assertThat(onlyIn(federated, server)).isEmpty();
        assertThat(onlyIn(server, federated)).containsExactlyElementsOf(OF_SENDERS);
        assertThat(federated.get(VALUES)).isEqualTo(server.get(VALUES));
    }

    @Test
    void losesItsPrometheusToAlloy() throws IOException {
        Map<String, List<String>> server = tree("server", MovedSourceTest::server);
        Map<String, List<String>> alloy = tree("alloy", MovedSourceTest::alloy);

        assertThat(onlyIn(alloy, server))
                .containsExactly(
                        "clusters/shop/cluster/alloy-metrics.yaml", "clusters/shop/release/alloy-metrics.yaml");
        assertThat(onlyIn(server, alloy)).containsExactly("hub/monitoring/remote-write-configs/shop-remote-write.yaml");
    }

    @Test
    void goesFromOneCollectorToTheNextWithOneFile() throws IOException {
        Map<String, List<String>> agent = tree("agent", MovedSourceTest::grafanaAgent);
        Map<String, List<String>> otel = tree("otel", MovedSourceTest::openTelemetry);
        Map<String, List<String>> alloy = tree("alloy", MovedSourceTest::alloy);

        assertThat(onlyIn(agent, otel)).containsExactly("clusters/shop/cluster/grafana-agent-metrics.yaml");
        assertThat(onlyIn(otel, agent)).containsExactly("clusters/shop/cluster/opentelemetry-collector-metrics.yaml");
        assertThat(onlyIn(alloy, otel))
                .containsExactly(
                        "clusters/shop/cluster/alloy-metrics.yaml", "clusters/shop/release/alloy-metrics.yaml");
        assertThat(otel.get(VALUES)).isEqualTo(agent.get(VALUES)).isEqualTo(alloy.get(VALUES));
    }

    /** Every way to collect, as one call. */
    enum Way {
        SERVER("lightweightPrometheus", false, MovedSourceTest::server),
        AGENT("prometheusAgent", false, MovedSourceTest::agent),
        ALLOY("alloy", false, MovedSourceTest::alloy),
        OPEN_TELEMETRY("openTelemetryCollector", false, MovedSourceTest::openTelemetry),
        GRAFANA_AGENT("grafanaAgent", false, MovedSourceTest::grafanaAgent),
        SCRAPED("scrapedByHub", true, source -> source.scrapedByHub("https://api.shop.example.com:6443")),
        DISCOVERED("discoveredByHub", true, source -> source.discoveredByHub(discovering -> {})),
        ALSO_SCRAPED("lightweightPrometheus", true, MovedSourceTest::alsoScraped),
        FEDERATED("federated", true, MovedSourceTest::federated);

        private final String call;
        private final boolean pulled;
        private final Consumer<SourceBuilder> said;

        Way(String call, boolean pulled, Consumer<SourceBuilder> said) {
            this.call = call;
            this.pulled = pulled;
            this.said = said;
        }
    }

    private static void alsoScraped(SourceBuilder source) {
        server(source);
        source.alsoScrapedByHub("https://api.shop.example.com:6443", scraping -> {}, "annotated-pods");
    }

    private static void federated(SourceBuilder source) {
        source.federated("https://prometheus.shop.example.com", "{job=\"shop\"}", federation -> {});
    }

    private static List<String> onlyIn(Map<String, List<String>> one, Map<String, List<String>> other) {
        List<String> only = new ArrayList<>(one.keySet());
        only.removeAll(other.keySet());
        return only;
    }

    private static List<String> added(Map<String, List<String>> before, Map<String, List<String>> after) {
        List<String> added = new ArrayList<>(after.getOrDefault(VALUES, List.of()));
        added.removeAll(before.getOrDefault(VALUES, List.of()));
        return added;
    }

    private static void server(SourceBuilder source) {
        source.lightweightPrometheus(prometheus -> {});
        sends(source);
    }

    private static void agent(SourceBuilder source) {
        source.prometheusAgent(agent -> {});
        sends(source);
    }

    private static void alloy(SourceBuilder source) {
        source.alloy(alloy -> {});
        sends(source);
    }

    private static void openTelemetry(SourceBuilder source) {
        source.openTelemetryCollector(collector -> {});
        sends(source);
    }

    private static void grafanaAgent(SourceBuilder source) {
        source.grafanaAgent(agent -> {});
        sends(source);
    }

    private static void sends(SourceBuilder source) {
        source.remoteWrite(target -> target.writeRelabel(rules -> rules.drop("__name__", "go_gc_.*")));
    }

    private static FleetDefinition moved(Consumer<SourceBuilder> approach) {
        return fleet -> {
            fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://prometheus.example.com")));
            fleet.source("shop", source -> {
                approach.accept(source);
                source.environment("production");
                source.annotatedPods();
                source.scrapeJob("shop", job -> {
                    job.kubernetes(KubernetesRole.POD, pods -> pods.namespaces("shop"));
                    job.metricRelabel(rules -> rules.labelDrop("pod_template_hash"));
                });
            });
        };
    }

    private static Fleet fleet(Consumer<SourceBuilder> approach) {
        return Definition.of(moved(approach)).fleet().orElseThrow();
    }

    private static String configuration(Fleet fleet) {
        FileDialect dialect = FileDialect.underOperator(new Findings());
        return new YamlWriter()
                .toText(new PrometheusConfiguration(fleet, dialect)
                        .of(fleet.sources().get(0)));
    }

    private Map<String, List<String>> tree(String name, Consumer<SourceBuilder> approach) throws IOException {
        Path tree = directory.resolve(name);
        assertThat(Promfleet.generate(moved(approach), tree, false).hasErrors()).isFalse();
        Map<String, List<String>> contents = new TreeMap<>();
        try (Stream<Path> files = Files.walk(tree)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                contents.put(tree.relativize(file).toString(), Files.readAllLines(file));
            }
        }
        return contents;
    }
}
