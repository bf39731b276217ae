package io.promfleet.acceptance.collect;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.dsl.ScrapeJobBuilder;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.finding.Severity;
import io.promfleet.generator.Promfleet;
import io.promfleet.model.Collector;
import io.promfleet.model.Fleet;
import io.promfleet.model.KubernetesRole;
import io.promfleet.model.PrometheusConfig;
import io.promfleet.model.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Collectors that cannot be run here: their configuration is read back from the tree, and followed from discovery to the hub
 * with promfleet's own relabelling. The hub gets the series that a Prometheus would send.
 */
class SameSeriesTest {
    @TempDir
    Path directory;

    @Test
    void alloySendsWhatPrometheusSends() throws Exception {
        FleetDefinition definition = definition(source -> source.alloy(alloy -> alloy.scrapeInterval(ofSeconds(60))));
        CollectedByPrometheus expected = expected(definition);
        CollectedByAlloy alloy =
                new CollectedByAlloy(configuration(definition, "alloy-metrics", "config.alloy"), new World());

        assertThat(alloy.scraped()).isEqualTo(expected.scraped()).hasSizeGreaterThan(9);
        assertThat(alloy.sent()).isEqualTo(expected.sent()).hasSizeGreaterThan(60);
    }

    @Test
    void grafanaAgentSendsWhatPrometheusSends() throws Exception {
        FleetDefinition definition = definition(source -> source.grafanaAgent(agent -> {}));
        Map<?, ?> metrics = part(yaml(configuration(definition, "grafana-agent-metrics", "agent.yaml")), "metrics");
        List<?> instances = (List<?>) Objects.requireNonNull(metrics.get("configs"));

        assertSent(definition, (Map<?, ?>) instances.get(0), part(part(metrics, "global"), "external_labels"));
        assertThat(instances).hasSize(1);
    }

    @Test
    void openTelemetryCollectorScrapesWhatPrometheusScrapes() throws Exception {
        FleetDefinition definition = definition(source -> source.openTelemetryCollector(collector -> {}));
        String text = configuration(definition, "opentelemetry-collector-metrics", "config.yaml");
        // Whatever is one dollar sign to the Collector is doubled in its file.
        assertThat(text.replace("$$", "")).doesNotContain("$");
        Map<?, ?> config = yaml(text.replace("$$", "$"));
        Map<String, Object> identity = new LinkedHashMap<>();
        for (Object attribute : (List<?>) Objects.requireNonNull(
                part(part(config, "processors"), "resource/identity").get("attributes"))) {
            identity.put(String.valueOf(((Map<?, ?>) attribute).get("key")), ((Map<?, ?>) attribute).get("value"));
        }

        assertSent(definition, part(part(part(config, "receivers"), "prometheus"), "config"), identity);
    }

    /** Rules of what is sent may have become rules of all jobs; then there are none left for what is sent. */
    private static void assertSent(FleetDefinition definition, Map<?, ?> says, Map<?, ?> externalLabels) {
        CollectedByPrometheus expected = expected(definition);
        Map<String, Object> file = new LinkedHashMap<>();
        says.forEach((key, value) -> {
            if (!"name".equals(key) && value != null) {
                file.put(String.valueOf(key), value);
            }
        });
        file.putIfAbsent("remote_write", List.of(Map.of("url", "https://prometheus.example.com/api/v1/write")));
        PrometheusConfig config = Jobs.config(new Yaml().dump(file));
        Map<String, String> labels = new LinkedHashMap<>();
        externalLabels.forEach((name, value) -> labels.put(String.valueOf(name), String.valueOf(value)));
        CollectedByPrometheus actual = new CollectedByPrometheus(
                config.scrapeJobs(), labels, config.remoteWrites().get(0));

        assertThat(actual.scraped()).isEqualTo(expected.scraped()).hasSizeGreaterThan(9);
        assertThat(actual.sent()).isEqualTo(expected.sent()).hasSizeGreaterThan(60);
    }

    private static Map<?, ?> yaml(String text) {
        return (Map<?, ?>) new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }

    private static Map<?, ?> part(Map<?, ?> map, String key) {
        return (Map<?, ?>) Objects.requireNonNull(map.get(key), key);
    }

    private static CollectedByPrometheus expected(FleetDefinition definition) {
        Fleet fleet = Definition.of(definition).fleet().orElseThrow();
        Source source = fleet.sources().get(0);
        return new CollectedByPrometheus(
                ((Collector) source.approach()).jobs(source),
                source.labelsAtTheHub(),
                source.remoteWrites().get(0));
    }

    private String configuration(FleetDefinition definition, String name, String key) throws Exception {
        assertThat(Promfleet.generate(definition, directory, false).findings())
                .noneMatch(finding -> finding.severity() == Severity.ERROR);
        Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
        for (Object object :
                yaml.loadAll(Files.readString(directory.resolve("clusters/shop/cluster/" + name + ".yaml")))) {
            Map<?, ?> map = (Map<?, ?>) object;
            if ("ConfigMap".equals(map.get("kind")) && map.get("data") instanceof Map<?, ?> data) {
                return String.valueOf(data.get(key));
            }
        }
        throw new AssertionError("no ConfigMap");
    }

    private static FleetDefinition definition(Consumer<SourceBuilder> approach) {
        return fleet -> {
            fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://prometheus.example.com")));
            fleet.source("shop", source -> {
                approach.accept(source);
                source.runsFlux();
                source.environment("live");
                source.externalLabel("price", "5 $ ${1} $$ {{ x }} \"q\"");
                source.remoteWrite(target -> target.writeRelabel(rules -> rules.drop("__name__", "go_gc_.*")));
                source.annotatedPods();
                source.fluxControllers();
                source.scrapeJob("shop", SameSeriesTest::shop);
                source.scrapeJob("by-name", job -> {
                    job.targets("a.example.com:1", "b.example.com:2");
                    job.targets(List.of("c.example.com:3"), targets -> targets.label("team", "x $y"));
                    job.param("match", "{job=\"x\"}");
                    job.scrapeInterval(ofSeconds(5));
                    // A rule that looks at what Prometheus sets, and one that says what scrapes are.
                    job.relabel(rules -> {
                        rules.replace(
                                "asked",
                                asked -> asked.sourceLabels("job", "__param_match", "__scheme__")
                                        .regex("(.*)")
                                        .replacement("$1 for 5$$"));
                        rules.replace("__metrics_path__", "/probe");
                    });
                    // To Prometheus, no rule of a job is about `up`.
                    job.metricRelabel(rules -> rules.keep("__name__", "shop_.*"));
                });
                source.scrapeJob("by_name", job -> job.targets("d.example.com:4"));
            });
        };
    }

    private static void shop(ScrapeJobBuilder job) {
        job.kubernetes(KubernetesRole.POD, pods -> pods.namespaces("shop"));
        job.kubernetes(KubernetesRole.ENDPOINTSLICE, slices -> slices.namespaces("monitoring"));
        job.relabel(rules -> {
            rules.keep("__address__", "10\\.0\\..*");
            rules.labelMap("__meta_kubernetes_pod_label_(.+)");
        });
        job.metricRelabel(rules -> {
            rules.labelDrop("pod_template_hash");
            rules.replace("x", x -> x.sourceLabels("team").regex("(.*)\\$(.*)").replacement("${1}_$2"));
        });
    }
}
