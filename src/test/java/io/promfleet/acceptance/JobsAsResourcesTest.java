package io.promfleet.acceptance;

import static io.promfleet.dsl.SecretKeys.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.FleetDefinition;
import io.promfleet.dsl.ScrapeJobBuilder;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.Promfleet;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.operator.OperatorJobs;
import io.promfleet.generator.read.ReadDocument;
import io.promfleet.generator.read.SourceText;
import io.promfleet.model.KubernetesRole;
import io.promfleet.model.PrometheusVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every Prometheus of a fleet runs the same jobs whether they stand in its values or are resources of the Operator. */
class JobsAsResourcesTest {
    private static final int ADDED_RULES = 2;
    private static final String HUB = "hub/monitoring/controllers/kube-prometheus-stack/release.yaml";
    private static final String HUB_RESOURCES = "hub/monitoring/custom-resources/";
    private static final String CONFIGS = "hub/monitoring/remote-write-configs/";

    @TempDir
    Path directory;

    private static FleetDefinition fleet(Consumer<ScrapeJobBuilder> way) {
        return fleet -> {
            fleet.hub("hub", hub -> {
                hub.receiver(receiver -> receiver.url("https://prometheus.example.com"));
                hub.externalLabel("region", "eu");
                hub.scrapeJob("hub's own", job -> {
                    said(job, way);
                    job.bearerToken(secret("shop", "token"));
                });
            });
            fleet.source(
                    "sending",
                    source -> source.scrapeJob("sent", job -> {
                        said(job, way);
                        job.basicAuth(secret("shop", "user"), secret("shop", "password"));
                    }));
            fleet.source("scraped", source -> {
                source.scrapedByHub("https://api.scraped.example.com:6443");
                source.scrapeJob("fetched", job -> said(job, way));
            });
        };
    }

    private static void said(ScrapeJobBuilder job, Consumer<ScrapeJobBuilder> way) {
        way.accept(job);
        job.kubernetes(KubernetesRole.POD, pods -> pods.namespaces("shop"));
        job.sampleLimit(1000);
        job.relabel(rules -> {
            rules.keep("__meta_kubernetes_pod_label_app", "shop|cart");
            rules.replace("pod", pod -> pod.sourceLabels("__meta_kubernetes_pod_name"));
        });
        job.metricRelabel(rules -> rules.labelDrop("pod_template_hash"));
    }

    @Test
    void runTheSameJobsInEveryCluster() throws IOException {
        Path inValues = directory.resolve("values");
        Path asResources = directory.resolve("resources");
        generate(fleet(job -> {}), inValues);
        generate(fleet(ScrapeJobBuilder::asScrapeConfig), asResources);

        Map<String, MapNode> hub = jobs(values(inValues.resolve(HUB)));
        Map<String, MapNode> hubResources = resources(asResources.resolve(HUB_RESOURCES));
        assertThat(hubResources.keySet()).containsExactly("hub's own", "scraped/fetched");
        hubResources.forEach((name, job) -> assertThat(job).as(name).isEqualTo(withoutRedirects(hub, name)));
        assertThat(jobs(values(asResources.resolve(HUB))).keySet())
                .doesNotContain("hub's own", "scraped/fetched")
                .isNotEmpty();

        Map<String, MapNode> sending = jobs(values(inValues.resolve(CONFIGS + "sending-lightweight-values.yaml")));
        assertThat(resources(asResources.resolve("clusters/sending/custom-resources")))
                .isEqualTo(sending)
                .containsOnlyKeys("sent");
        assertThat(asResources.resolve("clusters/scraped/custom-resources")).doesNotExist();
    }

    /** The hub's default class would give the identity of the hub to what it fetches elsewhere. */
    @Test
    void haveAScrapeClassOnTheHubThatAddsNothing() throws IOException {
        generate(fleet(ScrapeJobBuilder::asScrapeConfig), directory);

        Node classes = at(values(directory.resolve(HUB)), "prometheus", "prometheusSpec", "scrapeClasses");
        assertThat(((ListNode) classes).items().get(1))
                .isEqualTo(MapNode.builder().put("name", "as-declared").build());
        assertThat(Files.readString(directory.resolve(HUB_RESOURCES + "scrapeconfig.scraped-fetched.yaml")))
                .contains("  scrapeClass: as-declared\n");
    }

    private static void generate(FleetDefinition definition, Path tree) {
        assertThat(Promfleet.generate(definition, tree, false).findings())
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .isEmpty();
    }

    private static Map<String, MapNode> resources(Path folder) throws IOException {
        Map<String, MapNode> jobs = new TreeMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("scrapeconfig."))
                    .toList()) {
                MapNode object = document(file);
                Findings findings = new Findings();
                MapNode made = new OperatorJobs(PrometheusVersion.NEWEST, findings)
                        .jobs(object)
                        .get(0);
                assertThat(findings.sorted()).isEmpty();
                String name = ((TextNode) at(object, "spec", "jobName")).value();
                jobs.put(name, withoutWhatTheOperatorAdds(made, name));
            }
        }
        return jobs;
    }

    /** Of which the resource has no key: scrapes through an API server follow none unless the job is one. */
    private static MapNode withoutRedirects(Map<String, MapNode> jobs, String name) {
        MapNode job = Objects.requireNonNull(jobs.get(name), name);
        MapNode.Builder map = MapNode.builder();
        for (int i = 0; i < job.size(); i++) {
            if (!job.key(i).equals("follow_redirects")) {
                map.put(job.key(i), job.value(i));
            }
        }
        return map.build();
    }

    private static MapNode withoutWhatTheOperatorAdds(MapNode made, String name) {
        MapNode.Builder map = MapNode.builder();
        for (int i = 0; i < made.size(); i++) {
            Node value = made.value(i);
            if (made.key(i).equals("relabel_configs")) {
                List<Node> rules = ((ListNode) value).items();
                value = new ListNode(rules.subList(ADDED_RULES, rules.size()), null);
            }
            map.put(made.key(i), made.key(i).equals("job_name") ? new TextNode(name) : value);
        }
        return map.build();
    }

    private static Map<String, MapNode> jobs(MapNode values) {
        Map<String, MapNode> jobs = new TreeMap<>();
        for (Node job : ((ListNode) at(values, "prometheus", "prometheusSpec", "additionalScrapeConfigs")).items()) {
            jobs.put(((TextNode) at((MapNode) job, "job_name")).value(), (MapNode) job);
        }
        return jobs;
    }

    private static MapNode values(Path file) throws IOException {
        MapNode document = document(file);
        return document.get("kind") == null ? document : (MapNode) at(document, "spec", "values");
    }

    private static MapNode document(Path file) throws IOException {
        return (MapNode) ReadDocument.all(SourceText.of(file.toString(), Files.readString(file)), new Findings())
                .get(0)
                .tree();
    }

    private static Node at(MapNode map, String... keys) {
        Node node = map;
        for (String key : keys) {
            node = Objects.requireNonNull(((MapNode) node).get(key), key);
        }
        return node;
    }
}
