package io.promfleet.generator.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.generator.convert.Language;
import io.promfleet.generator.convert.SecretMapping;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.operator.OperatorJobs;
import io.promfleet.generator.read.CredentialForm;
import io.promfleet.generator.read.PrometheusNodes;
import io.promfleet.generator.read.ReadDocument;
import io.promfleet.generator.read.SourceText;
import io.promfleet.generator.target.TargetOutcome;
import io.promfleet.generator.target.TargetPhase;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.KubernetesSelector;
import io.promfleet.model.Label;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.StaticTargets;
import io.promfleet.relabel.LabelSet;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A job that becomes a monitor or probe has the same targets with the same labels, and those that the conversion names. */
class MonitorLawTest {
    private static final PrometheusVersion NEWEST = PrometheusVersion.NEWEST;
    private static final Pattern NAMED = Pattern.compile("`([a-z_]+)`");
    private static final Set<String> COMPARED_OTHERWISE =
            Set.of("job_name", "relabel_configs", "static_configs", "kubernetes_sd_configs", "honor_timestamps");
    // The corpus is about keys; these are about rules that such jobs have.
    private static final List<String> JOBS = List.of("""
            - job_name: pods
              kubernetes_sd_configs: [{role: pod}]
              relabel_configs:
              - {action: keep, source_labels: [__meta_kubernetes_pod_annotation_scrape], regex: 'true'}
              - {action: keep, source_labels: [__meta_kubernetes_pod_container_port_name], regex: metrics}
              - {action: labelmap, regex: __meta_kubernetes_pod_label_(.+)}
              - {source_labels: [__meta_kubernetes_pod_label_app], regex: (.+), target_label: namespace}
            """, """
            - job_name: cost $5
              scrape_interval: 15s
              sample_limit: 7
              honor_labels: true
              params: {module: [a, b]}
              kubernetes_sd_configs: [{role: pod, namespaces: {names: [shop, cart]}, selectors: [{role: pod, label: 'app=shop,tier=1'}]}]
              metric_relabel_configs: [{action: labeldrop, regex: le}]
            """, """
            - job_name: endpoints
              scheme: https
              follow_redirects: false
              kubernetes_sd_configs: [{role: endpoints, attach_metadata: {node: true}}]
              relabel_configs:
              - {action: drop, source_labels: [__meta_kubernetes_namespace], regex: kube-.*}
              - {action: keep, source_labels: [__meta_kubernetes_endpoint_port_name], regex: web}
              - {source_labels: [__meta_kubernetes_service_name], target_label: job}
            """, """
            - job_name: slices
              body_size_limit: 1MB
              kubernetes_sd_configs: [{role: endpointslice}]
              relabel_configs:
              - {source_labels: [__meta_kubernetes_pod_name], target_label: pod}
              - {source_labels: [pod], regex: '(.+)-.*', target_label: workload}
              - {action: hashmod, source_labels: [__address__], modulus: 2, target_label: __tmp_share}
              - {action: keep, source_labels: [__tmp_share], regex: '1'}
            """, """
            - job_name: blackbox
              metrics_path: /probe
              params: {module: [http_2xx], debug: ['true']}
              static_configs: [{targets: ['https://a.example.com', 'https://b.example.com/x'], labels: {team: web}}]
              relabel_configs:
              - {source_labels: [__address__], target_label: __param_target}
              - {source_labels: [__param_target], target_label: instance}
              - {target_label: __address__, replacement: 'blackbox:9115'}
              - {source_labels: [instance], regex: 'https://([^/]+).*', target_label: host}
            """, """
            - job_name: snmp
              scheme: https
              static_configs: [{targets: [switch-1], labels: {namespace: net}}]
              relabel_configs:
              - {source_labels: [__address__], target_label: __param_target}
              - {target_label: __address__, replacement: 'snmp:9116'}
              - {source_labels: [__param_target], target_label: instance}
            """, """
            - job_name: ingresses
              metrics_path: /probe
              kubernetes_sd_configs: [{role: ingress, namespaces: {names: [shop]}}]
              relabel_configs:
              - source_labels: [__meta_kubernetes_ingress_scheme, __address__, __meta_kubernetes_ingress_path]
                regex: (.+);(.+);(.+)
                replacement: ${1}://${2}${3}
                target_label: __param_target
              - {target_label: __address__, replacement: 'blackbox:9115'}
              - {source_labels: [__param_target], target_label: instance}
              - {action: labelmap, regex: __meta_kubernetes_ingress_label_(.+)}
            """);

    static Stream<String> files() {
        return Stream.concat(
                JOBS.stream().map(job -> "scrape_configs:\n" + job),
                ResourceLawTest.withJobs().stream().map(VerdictCase::text));
    }

    @ParameterizedTest
    @MethodSource("files")
    void findsTheSameTargetsWithTheSameLabels(String text) {
        List<SecretMapping> secrets = ResourceLawTest.secrets(text);
        Findings findings = new Findings();
        Optional<String> resources = ResourceLawTest.convert(text, Language.MONITORS, secrets, false, findings);
        Optional<String> file = ResourceLawTest.convert(text, Language.PROMETHEUS, secrets, true, new Findings());
        if (resources.isEmpty() || file.isEmpty()) {
            return; // what no resource says, and what no file says, other laws are about
        }
        ListNode jobs = (ListNode)
                Objects.requireNonNull(ResourceLawTest.tree(file.get()).get("scrape_configs"));
        List<ReadDocument> documents = ReadDocument.all(SourceText.of("r.yaml", resources.get()), new Findings());
        assertThat(documents).hasSize(jobs.items().size());
        ListNode readBack = ResourceLawTest.readBack(resources.get());
        assertThat(readBack.items()).hasSameSizeAs(documents);
        for (int i = 0; i < documents.size(); i++) {
            MapNode object = (MapNode) documents.get(i).tree();
            if (object.get("kind") instanceof TextNode kind && !kind.value().equals("ScrapeConfig")) {
                MapNode job = (MapNode) jobs.items().get(i);
                MapNode made =
                        new OperatorJobs(NEWEST, new Findings()).jobs(object).get(0);
                compare(job, made, named(findings, job), resources.get());
                compare(job, (MapNode) readBack.items().get(i), named(findings, job), resources.get());
            }
        }
    }

    /** What is written has to be a monitor or probe in every case that is made for it, or the law would say little. */
    @Test
    void writesTheKindThatFits() {
        List<String> kinds = new ArrayList<>();
        for (String job : JOBS) {
            String resources = ResourceLawTest.convert(
                            "scrape_configs:\n" + job, Language.MONITORS, List.of(), false, new Findings())
                    .orElseThrow();
            Matcher kind = Pattern.compile("(?m)^kind: (.+)$").matcher(resources);
            assertThat(kind.find()).isTrue();
            kinds.add(kind.group(1));
        }
        assertThat(kinds)
                .containsExactly(
                        "PodMonitor", "PodMonitor", "ServiceMonitor", "ServiceMonitor", "Probe", "Probe", "Probe");
    }

    private static void compare(MapNode job, MapNode made, Set<String> named, String resources) {
        assertThat(settings(made)).as(resources).isEqualTo(settings(ResourceLawTest.withAuthorization(job)));
        ScrapeJob before = model(job);
        ScrapeJob after = model(made);
        List<LabelSet> groups = new ArrayList<>();
        if (before.serviceDiscoveries().get(0) instanceof KubernetesDiscovery wanted) {
            KubernetesDiscovery found =
                    (KubernetesDiscovery) after.serviceDiscoveries().get(0);
            assertThat(found.role()).isEqualTo(wanted.role());
            assertThat(found.namespaces()).isEqualTo(wanted.namespaces());
            assertThat(selecting(found)).as(resources).isEqualTo(selecting(wanted));
            assertThat(found.attachNodeMetadata()).isEqualTo(wanted.attachNodeMetadata());
            groups.addAll(Discovered.by(wanted));
            for (LabelSet target : groups) {
                compare(before, target, LabelSet.of(Map.of()), after, LabelSet.of(Map.of()), named, resources);
            }
            return;
        }
        StaticTargets wanted = (StaticTargets) before.serviceDiscoveries().get(0);
        StaticTargets found = (StaticTargets) after.serviceDiscoveries().get(0);
        assertThat(found.targets()).isEqualTo(wanted.targets());
        for (String address : wanted.targets()) {
            LabelSet target = LabelSet.of(Map.of("__address__", address));
            compare(before, target, labels(wanted), after, labels(found), named, resources);
        }
    }

    /** Without selectors that select everything. */
    private static List<KubernetesSelector> selecting(KubernetesDiscovery discovery) {
        return discovery.selectors().stream()
                .filter(selector ->
                        selector.label().isPresent() || selector.field().isPresent())
                .toList();
    }

    private static void compare(
            ScrapeJob before,
            LabelSet target,
            LabelSet group,
            ScrapeJob after,
            LabelSet groupAfter,
            Set<String> named,
            String resources) {
        TargetOutcome expected = TargetPhase.of(before, NEWEST).outcome(target, group);
        TargetOutcome outcome = TargetPhase.of(after, NEWEST).outcome(target, groupAfter);
        assertThat(outcome).as(resources).hasSameClassAs(expected);
        if (expected instanceof TargetOutcome.Scraped scraped) {
            Map<String, String> wanted = seen(scraped.labels());
            Map<String, String> found = seen(((TargetOutcome.Scraped) outcome).labels());
            found.keySet().removeIf(label -> named.contains(label) && !wanted.containsKey(label));
            assertThat(found).as(resources).isEqualTo(wanted);
        }
    }

    /** Labels that series get, and those that say how a target is scraped. */
    private static Map<String, String> seen(LabelSet labels) {
        Map<String, String> seen = new TreeMap<>(labels.asMap());
        seen.keySet()
                .removeIf(label -> label.startsWith("__")
                        && !label.startsWith("__param_")
                        && !Set.of("__address__", "__scheme__", "__metrics_path__", "__scrape_interval__")
                                .contains(label));
        return seen;
    }

    private static LabelSet labels(StaticTargets targets) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (Label label : targets.labels()) {
            labels.put(label.name(), label.value());
        }
        return LabelSet.of(labels);
    }

    /** The labels that the conversion names for a job. */
    private static Set<String> named(Findings findings, MapNode job) {
        String name = ((TextNode) Objects.requireNonNull(job.get("job_name"))).value();
        for (Finding finding : findings.sorted()) {
            if (finding.id().equals("PF068") && finding.message().startsWith("The job `" + name + "` becomes ")) {
                Matcher label = NAMED.matcher(finding.message());
                Set<String> labels = new HashSet<>();
                while (label.find()) {
                    labels.add(label.group(1));
                }
                return labels;
            }
        }
        throw new AssertionError("Nothing says what changes in " + name);
    }

    private static MapNode settings(MapNode job) {
        Map<String, Node> sorted = new TreeMap<>();
        for (int i = 0; i < job.size(); i++) {
            String key = job.key(i);
            boolean isDefault = key.equals("metrics_path")
                    && job.value(i) instanceof TextNode path
                    && path.value().equals("/metrics");
            if (!COMPARED_OTHERWISE.contains(key) && !isDefault) {
                sorted.put(key, job.value(i));
            }
        }
        MapNode.Builder settings = MapNode.builder();
        sorted.forEach(settings::put);
        return settings.build();
    }

    private static ScrapeJob model(MapNode job) {
        MapNode root = MapNode.builder().put("scrape_configs", ListNode.of(job)).build();
        return new PrometheusNodes(CredentialForm.AS_IT_STANDS)
                .config(root)
                .scrapeJobs()
                .get(0);
    }
}
