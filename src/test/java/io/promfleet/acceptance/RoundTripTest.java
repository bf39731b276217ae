package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.golden.GoldenTrees;
import io.promfleet.golden.HostileFleet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the hostile fleet says is what arrives, through kustomize, a ConfigMap, the values in it, and Helm's templates. */
class RoundTripTest {
    private static final Path TREE = GoldenTrees.of("hostile");

    @TempDir
    Path directory;

    static Stream<Arguments> sources() {
        return Stream.of("0777", "no", "1e3")
                .flatMap(source -> Stream.of(Helm.values()).map(helm -> Arguments.of(source, helm)));
    }

    @ParameterizedTest
    @MethodSource("sources")
    void valuesOfASourceAreWhatTheModelHolds(String source, Helm helm) throws Exception {
        Releases.Rendered rendered = Releases.of(TREE, directory).rendered(helm, source);

        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("cluster", source);
        labels.put("origin_prometheus", "{{ .Values.prometheus }} in " + source);
        labels.put("environment", "${X}");
        labels.putAll(HostileFleet.labels(HostileFleet.VALUES));
        assertThat(afterExpansion(At.map(rendered.prometheus(), "externalLabels")))
                .isEqualTo(labels);
        List<?> jobs = rendered.jobs();
        assertThat(At.text(jobs, 0, "job_name")).isEqualTo("{{ x }}");
        assertThat(At.text(jobs, 1, "job_name")).isEqualTo("1_000");
        Map<String, String> params = new LinkedHashMap<>();
        At.map(jobs, 0, "params").forEach((key, value) -> params.put((String) key, (String) ((List<?>) value).get(0)));
        assertThat(params).isEqualTo(HostileFleet.VALUES);
        assertRules(At.list(jobs, 0, "relabel_configs"), "target_label");
        assertRules(At.list(jobs, 0, "metric_relabel_configs"), "target_label");
        assertThat(At.map(rendered.prometheus(), "podMetadata", "annotations")).isEqualTo(HostileFleet.VALUES);
        assertThat(rendered.podAnnotations("operator")).isEqualTo(HostileFleet.VALUES);
    }

    @ParameterizedTest
    @MethodSource("sources")
    void remoteWriteOfASourceIsWhatTheModelHolds(String source, Helm helm) throws Exception {
        Map<?, ?> target =
                At.map(Releases.of(TREE, directory).rendered(helm, source).prometheus(), "remoteWrite", 0);

        assertThat(target.get("name")).isEqualTo("~");
        Map<?, ?> headers = At.map(target, "headers");
        assertThat(headers).hasSizeGreaterThan(20);
        headers.forEach((header, value) ->
                assertThat(value).isEqualTo(HostileFleet.VALUES.get(((String) header).substring("X-".length()))));
        assertRules(At.list(target, "writeRelabelConfigs"), "targetLabel");
    }

    @ParameterizedTest
    @EnumSource
    void valuesOfTheHubAreWhatTheModelHolds(Helm helm) throws Exception {
        Releases.Rendered rendered = Releases.of(TREE, directory).rendered(helm, "hub");

        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("cluster", "hub");
        labels.put("origin_prometheus", "monitoring/hub");
        labels.putAll(HostileFleet.labels(HostileFleet.VALUES));
        assertThat(afterExpansion(At.map(rendered.prometheus(), "externalLabels")))
                .isEqualTo(labels);
        assertThat(rendered.podAnnotations("grafana")).isEqualTo(HostileFleet.VALUES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hub/monitoring/custom-resources", "clusters/no/custom-resources"})
    void furtherObjectsAreWhatTheModelHolds(String folder) throws Exception {
        Map<?, ?> object = new Kubectl(directory).object(TREE.resolve(folder), "ConfigMap", "hostile");

        assertThat(At.map(object, "data")).isEqualTo(HostileFleet.VALUES);
    }

    /** The rules of the fleet: for each value one that replaces with it, and one that drops it. */
    private static void assertRules(List<?> rules, String targetLabel) {
        Map<String, String> replacements = new LinkedHashMap<>();
        List<String> dropped = new ArrayList<>();
        for (Object rule : rules) {
            Object action = ((Map<?, ?>) rule).get("action");
            if ("drop".equals(action)) {
                dropped.add(At.text(rule, "regex"));
            } else {
                Object replacement = ((Map<?, ?>) rule).get("replacement");
                // What is Prometheus' own default need not be said.
                replacements.put(At.text(rule, targetLabel), replacement == null ? "$1" : (String) replacement);
            }
        }
        assertThat(replacements).isEqualTo(HostileFleet.VALUES);
        assertThat(dropped)
                .isEqualTo(HostileFleet.VALUES.values().stream()
                        .map(value -> "\\Q" + value + "\\E")
                        .toList());
    }

    /** What Prometheus 3 makes of a doubled dollar sign in an external label. */
    private static Map<String, String> afterExpansion(Map<?, ?> labels) {
        return labels.entrySet().stream()
                .collect(Collectors.toMap(
                        label -> (String) label.getKey(), label -> ((String) label.getValue()).replace("$$", "$")));
    }
}
