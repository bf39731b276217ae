package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.golden.GoldenTrees;
import io.promfleet.golden.HostileFleet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the hostile fleet says is what Go's readers give back, through kustomize, a ConfigMap and the values in it. */
class RoundTripTest {
    private static final String SPEC = "prometheusSpec";
    private static final Path TREE = GoldenTrees.of("hostile");
    private static final Path CONFIGS = TREE.resolve("hub/monitoring/remote-write-configs");

    @TempDir
    Path directory;

    private Kubectl kubectl;

    @BeforeEach
    void start() throws Exception {
        kubectl = new Kubectl(directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0777", "no", "1e3"})
    void valuesOfASourceAreWhatTheModelHolds(String source) throws Exception {
        String text =
                At.text(kubectl.object(CONFIGS, "ConfigMap", source + "-lightweight-values"), "data", "values.yaml");
        Map<?, ?> values = kubectl.read(text);
        Map<?, ?> spec = At.map(values, "prometheus", SPEC);

        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("cluster", source);
        labels.put("origin_prometheus", "{{ .Values.prometheus }} in " + source);
        labels.put("environment", "${X}");
        labels.putAll(HostileFleet.labels(HostileFleet.VALUES));
        assertThat(texts(At.map(spec, "externalLabels"), RoundTripTest::afterTemplates, RoundTripTest::afterExpansion))
                .isEqualTo(labels);
        List<?> jobs = At.list(spec, "additionalScrapeConfigs");
        assertThat(afterTemplates(At.text(jobs, 0, "job_name"))).isEqualTo("{{ x }}");
        assertThat(At.text(jobs, 1, "job_name")).isEqualTo("1_000");
        Map<String, String> params = new LinkedHashMap<>();
        At.map(jobs, 0, "params").forEach((key, value) -> params.put((String) key, (String) ((List<?>) value).get(0)));
        assertThat(texts(params, RoundTripTest::afterTemplates)).isEqualTo(HostileFleet.VALUES);
        assertRules(At.list(jobs, 0, "relabel_configs"), "target_label");
        assertRules(At.list(jobs, 0, "metric_relabel_configs"), "target_label");
        assertThat(texts(At.map(spec, "podMetadata", "annotations"), RoundTripTest::afterTemplates))
                .isEqualTo(HostileFleet.VALUES);
        assertThat(At.map(values, "prometheusOperator", "podAnnotations")).isEqualTo(HostileFleet.VALUES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0777", "no", "1e3"})
    void remoteWriteOfASourceIsWhatTheModelHolds(String source) throws Exception {
        String text = "";
        for (Map<?, ?> object : kubectl.objects(kubectl.kustomize(CONFIGS))) {
            if (At.in(object, "metadata", "name").equals("flux-prometheus-remote-write")
                    && At.in(object, "metadata", "namespace").equals(source)) {
                text = At.text(object, "data", "values.yaml");
            }
        }
        Map<?, ?> target = At.map(kubectl.read(text), "prometheus", SPEC, "remoteWrite", 0);

        assertThat(target.get("name")).isEqualTo("~");
        Map<String, String> headers = texts(At.map(target, "headers"), RoundTripTest::afterTemplates);
        assertThat(headers).hasSizeGreaterThan(20);
        headers.forEach((header, value) ->
                assertThat(value).isEqualTo(HostileFleet.VALUES.get(header.substring("X-".length()))));
        assertRules(At.list(target, "writeRelabelConfigs"), "targetLabel");
    }

    @Test
    void valuesOfTheHubAreWhatTheModelHolds() throws Exception {
        Map<?, ?> release =
                kubectl.object(TREE.resolve("hub/monitoring/controllers"), "HelmRelease", "kube-prometheus-stack");
        Map<?, ?> values = At.map(release, "spec", "values");

        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("cluster", "hub");
        labels.put("origin_prometheus", "monitoring/hub");
        labels.putAll(HostileFleet.labels(HostileFleet.THROUGH_KUSTOMIZE));
        assertThat(texts(
                        At.map(values, "prometheus", SPEC, "externalLabels"),
                        RoundTripTest::afterTemplates,
                        RoundTripTest::afterExpansion))
                .isEqualTo(labels);
        assertThat(At.map(values, "grafana", "podAnnotations")).isEqualTo(HostileFleet.THROUGH_KUSTOMIZE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hub/monitoring/custom-resources", "clusters/no/custom-resources"})
    void furtherObjectsAreWhatTheModelHolds(String folder) throws Exception {
        Map<?, ?> object = kubectl.object(TREE.resolve(folder), "ConfigMap", "hostile");

        assertThat(At.map(object, "data")).isEqualTo(HostileFleet.THROUGH_KUSTOMIZE);
    }

    /** The rules of the fleet: for each value one that replaces with it, and one that drops it. */
    private static void assertRules(List<?> rules, String targetLabel) {
        Map<String, String> replacements = new LinkedHashMap<>();
        List<String> dropped = new ArrayList<>();
        for (Object rule : rules) {
            Object action = ((Map<?, ?>) rule).get("action");
            if ("drop".equals(action)) {
                dropped.add(afterTemplates(At.text(rule, "regex")));
            } else {
                Object replacement = ((Map<?, ?>) rule).get("replacement");
                // What is Prometheus' own default need not be said.
                replacements.put(
                        At.text(rule, targetLabel), replacement == null ? "$1" : afterTemplates((String) replacement));
            }
        }
        assertThat(replacements).isEqualTo(HostileFleet.VALUES);
        assertThat(dropped)
                .isEqualTo(HostileFleet.VALUES.values().stream()
                        .map(value -> "\\Q" + value + "\\E")
                        .toList());
    }

    @SafeVarargs
    private static Map<String, String> texts(Map<?, ?> tree, UnaryOperator<String>... readers) {
        return tree.entrySet().stream().collect(Collectors.toMap(entry -> (String) entry.getKey(), entry -> {
            String text = (String) entry.getValue();
            for (UnaryOperator<String> reader : readers) {
                text = reader.apply(text);
            }
            return text;
        }));
    }

    /** What Helm's {@code tpl} makes of a raw string with two braces; the real Helm is asked elsewhere. */
    private static String afterTemplates(String text) {
        return text.replace("{{`{{`}}", "{{");
    }

    /** What Prometheus 3 makes of a doubled dollar sign in an external label. */
    private static String afterExpansion(String text) {
        return text.replace("$$", "$");
    }
}
