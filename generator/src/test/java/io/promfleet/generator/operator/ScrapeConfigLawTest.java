package io.promfleet.generator.operator;

import static io.promfleet.dsl.SecretKeys.secret;
import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.dsl.ScrapeJobBuilder;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Origin;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.dialect.FileDialect;
import io.promfleet.generator.dialect.OperatorDialect;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.ManifestPath;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.generator.schema.DocumentValidator;
import io.promfleet.model.KubernetesRole;
import io.promfleet.model.NameEscaping;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.Scheme;
import io.promfleet.model.ScrapeJob;
import io.promfleet.schemas.SchemaCatalogue;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is written as a resource and read back is the job that Prometheus' own file has, up to what the Operator adds. */
class ScrapeConfigLawTest {
    // The job's name that is kept, and the label that is set to the job's own.
    private static final int ADDED_RULES = 2;

    private final Findings findings = new Findings();

    private static ScrapeJob job(Consumer<ScrapeJobBuilder> block) {
        FleetDefinition definition = fleet -> {
            fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://prometheus.example.com")));
            fleet.source("source", source -> source.scrapeJob("the job", block));
        };
        return Definition.of(definition)
                .fleet()
                .orElseThrow()
                .sources()
                .get(0)
                .scrapeJobs()
                .get(0);
    }

    private MapNode roundTrip(ScrapeJob job) {
        MapNode object = MapNode.builder()
                .put("apiVersion", "monitoring.coreos.com/v1alpha1")
                .put("kind", "ScrapeConfig")
                .put(
                        "metadata",
                        MapNode.builder().put("name", "a").put("namespace", "b").build())
                .put("spec", new OperatorDialect(findings).scrapeConfig(job))
                .build();
        new DocumentValidator(SchemaCatalogue.bundled())
                .validate(
                        new Manifest(
                                new ManifestPath("a.yaml"),
                                new YamlDocument(List.of(), object),
                                null,
                                new Origin("", UnknownLocation.UNKNOWN)),
                        findings);
        return new OperatorJobs(PrometheusVersion.NEWEST, findings).jobs(object).get(0);
    }

    private static MapNode withoutWhatTheOperatorAdds(MapNode made, String name) {
        MapNode.Builder map = MapNode.builder();
        for (int i = 0; i < made.size(); i++) {
            if (made.key(i).equals("job_name")) {
                map.put("job_name", name);
            } else if (made.key(i).equals("relabel_configs")) {
                List<Node> rules = ((ListNode) made.value(i)).items();
                if (rules.size() > ADDED_RULES) {
                    map.put("relabel_configs", new ListNode(rules.subList(ADDED_RULES, rules.size()), null));
                }
            } else {
                map.put(made.key(i), made.value(i));
            }
        }
        return map.build();
    }

    @Test
    void comesBackAsTheSameJob() {
        ScrapeJob job = job(said -> {
            said.scrapeInterval(Duration.ofSeconds(30));
            said.scheme(Scheme.HTTPS);
            said.targets("a:1", "b:2");
            said.nativeHistogramMinBucketFactor(1.5);
            said.alwaysScrapeClassicHistograms(true);
            said.metricNameEscapingScheme(NameEscaping.UNDERSCORES);
            said.keepDroppedTargets(7);
            said.param("module", "x");
            said.ec2(ec2 -> ec2.region("eu-west-1"));
            said.kubernetes(KubernetesRole.ENDPOINTSLICE, slices -> slices.namespaces("x", "y"));
            said.basicAuth(secret("login", "user"), secret("login", "password"));
            said.relabel(rules -> rules.keep("__meta_kubernetes_namespace", "x|y"));
            said.metricRelabel(rules -> rules.labelDrop("le"));
        });

        MapNode made = roundTrip(job);

        assertThat(findings.sorted()).isEmpty();
        assertThat(withoutWhatTheOperatorAdds(made, job.name()))
                .isEqualTo(FileDialect.underOperator(findings).scrapeJob(job, List.of()));
    }

    @Test
    void reportsADiscoveryThatNoResourceHas() {
        roundTrip(job(said -> said.marathon(marathon -> marathon.servers("https://marathon.example.com"))));

        assertThat(findings.sorted().stream().map(Finding::message))
                .containsExactly(
                        "What Prometheus calls `marathon_sd_configs` cannot be said in the Prometheus Operator's"
                                + " resources.");
    }
}
