package io.promfleet.generator.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.generator.convert.FileConversion;
import io.promfleet.generator.convert.Language;
import io.promfleet.generator.convert.SecretMapping;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.operator.OperatorJobs;
import io.promfleet.generator.read.ConfigReader;
import io.promfleet.generator.read.ReadDocument;
import io.promfleet.generator.read.SourceText;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.schemas.SchemaCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a job becomes as a resource, the Operator makes the same job of, up to the two rules that it adds. */
class ResourceLawTest {
    private static final Pattern OFFERED = Pattern.compile("--secret '(.+)=SECRET/KEY'", Pattern.DOTALL);
    // The Operator's capitals for a type of record, and numbers that a tree without types does not hold.
    private static final Set<String> OTHER_FORMS = Set.of(
            "discovery: records of srv without a port",
            "relabelling: the largest modulus",
            "relabelling: a modulus in powers of ten");
    private static final int ADDED_RULES = 2;

    static List<VerdictCase> withJobs() {
        return ConversionLawTest.servers().stream()
                .filter(each -> !OTHER_FORMS.contains(each.name()))
                .filter(each -> tree(each.text()).get("scrape_configs") instanceof ListNode)
                .toList();
    }

    static MapNode tree(String text) {
        return (MapNode) new ConfigReader(SchemaCatalogue.bundled())
                .read(SourceText.of("case.yml", text), PrometheusVersion.NEWEST, new Findings())
                .orElseThrow()
                .root();
    }

    static Optional<String> convert(
            String text, Language to, List<SecretMapping> secrets, boolean partial, Findings findings) {
        return new FileConversion(PrometheusVersion.NEWEST, secrets, partial, findings)
                .convert(SourceText.of("case.yml", text), null, Language.PROMETHEUS, to);
    }

    static List<SecretMapping> secrets(String text) {
        List<SecretMapping> secrets = new ArrayList<>();
        Findings findings = new Findings();
        convert(text, Language.RESOURCES, List.of(), false, findings);
        for (Finding finding : findings.sorted()) {
            Matcher offered = OFFERED.matcher(finding.hint());
            if (offered.find()) {
                secrets.add(SecretMapping.parse(offered.group(1) + "=credentials/key-" + secrets.size()));
            }
        }
        return secrets;
    }

    @ParameterizedTest
    @MethodSource("withJobs")
    void theOperatorMakesTheSameJobs(VerdictCase each) {
        List<SecretMapping> secrets = secrets(each.text());
        Findings findings = new Findings();
        Optional<String> resources = convert(each.text(), Language.RESOURCES, secrets, false, findings);
        if (resources.isEmpty()) {
            assertThat(findings.hasErrors()).isTrue();
            return;
        }
        List<Node> made = new ArrayList<>();
        for (ReadDocument document : ReadDocument.all(SourceText.of("r.yaml", resources.get()), new Findings())) {
            for (MapNode job : new OperatorJobs(PrometheusVersion.NEWEST, new Findings()).jobs(namespaced(document))) {
                made.add(withoutWhatTheOperatorAdds(job));
            }
        }
        Findings inFile = new Findings();
        Optional<String> file = convert(each.text(), Language.PROMETHEUS, secrets, true, inFile);
        if (file.isEmpty()) {
            // The Operator hands Prometheus some credentials in its configuration, where no file can say them.
            assertThat(inFile.sorted()).extracting(Finding::id).contains("PF303");
            return;
        }
        List<Node> expected = new ArrayList<>();
        for (Node job : ((ListNode) Objects.requireNonNull(tree(file.get()).get("scrape_configs"))).items()) {
            expected.add(withAuthorization(without((MapNode) job, "job_name")));
        }
        assertThat(made).as(resources.get()).isEqualTo(expected);
        List<Node> readBack = new ArrayList<>();
        for (Node job : readBack(resources.get()).items()) {
            readBack.add(withoutWhatTheOperatorAdds((MapNode) job));
        }
        assertThat(readBack)
                .as("what was written is read back from%n%s", resources.get())
                .isEqualTo(expected);
    }

    /** The jobs of a file that is made of resources. */
    static ListNode readBack(String resources) {
        Findings findings = new Findings();
        Optional<String> file = new FileConversion(PrometheusVersion.NEWEST, List.of(), false, findings)
                .convert(SourceText.of("r.yaml", resources), null, Language.RESOURCES, Language.PROMETHEUS);
        assertThat(file).as("%s%n%s", findings.sorted(), resources).isPresent();
        return (ListNode) Objects.requireNonNull(tree(file.orElseThrow()).get("scrape_configs"));
    }

    /** Most jobs have to be sayable, or the law would say little. */
    @Test
    void manyJobsAreResources() {
        long sayable = withJobs().stream()
                .filter(each -> convert(each.text(), Language.RESOURCES, secrets(each.text()), false, new Findings())
                        .isPresent())
                .count();
        assertThat(sayable).isGreaterThan(withJobs().size() / 3);
    }

    /** The newest resources have no bearer token, and say the same as an authorization. */
    static MapNode withAuthorization(MapNode job) {
        Node token = job.get("bearer_token_file");
        if (token == null) {
            return job;
        }
        MapNode.Builder all = MapNode.builder();
        for (int i = 0; i < job.size(); i++) {
            if (job.key(i).equals("bearer_token_file")) {
                all.put(
                        "authorization",
                        MapNode.builder().put("credentials_file", token).build());
            } else {
                all.put(job.key(i), job.value(i));
            }
        }
        return all.build();
    }

    private static MapNode namespaced(ReadDocument document) {
        MapNode object = (MapNode) document.tree();
        MapNode.Builder namespaced = MapNode.builder(object.origin());
        for (int i = 0; i < object.size(); i++) {
            namespaced.put(
                    object.key(i),
                    object.key(i).equals("metadata")
                            ? MapNode.builder()
                                    .put("name", "a")
                                    .put("namespace", "b")
                                    .build()
                            : object.value(i));
        }
        return namespaced.build();
    }

    private static MapNode withoutWhatTheOperatorAdds(MapNode job) {
        List<Node> rules = ((ListNode) Objects.requireNonNull(job.get("relabel_configs"))).items();
        MapNode rest = without(job, "job_name", "relabel_configs");
        if (rules.size() == ADDED_RULES) {
            return rest;
        }
        MapNode.Builder all = MapNode.builder();
        for (int i = 0; i < rest.size(); i++) {
            all.put(rest.key(i), rest.value(i));
        }
        return all.put("relabel_configs", new ListNode(rules.subList(ADDED_RULES, rules.size()), null))
                .build();
    }

    private static MapNode without(MapNode map, String... keys) {
        MapNode.Builder rest = MapNode.builder();
        for (int i = 0; i < map.size(); i++) {
            if (!List.of(keys).contains(map.key(i))) {
                rest.put(map.key(i), map.value(i));
            }
        }
        return rest.build();
    }
}
