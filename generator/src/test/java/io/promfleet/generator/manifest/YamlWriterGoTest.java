package io.promfleet.generator.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.testing.ExternalProgram;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** What a tree holds is what Go's readers in kubectl and kustomize give back; Flux and Helm have the same readers. */
class YamlWriterGoTest {
    private final Path kubectl = ExternalProgram.require("kubectl");

    @TempDir
    Path directory;

    @BeforeEach
    void doesNotSeeAnyCluster() throws Exception {
        Files.createFile(directory.resolve("kubeconfig"));
    }

    @Test
    void kubectlGivesBackHostileTexts() throws Exception {
        MapNode.Builder keys = MapNode.builder();
        MapNode.Builder nested = MapNode.builder();
        HostileTexts.ALL.forEach(text -> {
            if (keys.build().get(text) == null) {
                keys.put(text, text);
                nested.put(
                        text,
                        ListNode.of(
                                ListNode.ofTexts(List.of(text)),
                                MapNode.builder().put(text, text).build()));
            }
        });

        assertReadBack(MapNode.builder()
                .put("items", ListNode.ofTexts(HostileTexts.ALL))
                .put("keys", keys.build())
                .put("nested", nested.build())
                .build());
    }

    @Test
    void kubectlGivesBackEveryShortText() throws Exception {
        MapNode.Builder tree = MapNode.builder();
        for (String alphabet : List.of("01e.-_", "01:xo+", "2-1TZ: ", "yYnNoO", "-?: #a", "a\n \t#")) {
            List<String> texts = HostileTexts.every(alphabet, 4);
            MapNode.Builder keys = MapNode.builder();
            texts.forEach(text -> keys.put(text, 1));
            tree.put("items of " + alphabet, ListNode.ofTexts(texts)).put("keys of " + alphabet, keys.build());
        }

        assertReadBack(tree.build());
    }

    @Test
    void kubectlGivesBackNumbers() throws Exception {
        assertReadBack(
                ListNode.of(new IntegerNode(Long.MIN_VALUE), new IntegerNode(Long.MAX_VALUE), new IntegerNode(0)));
        // JSON has no negative zero on its way through Go, and a whole number there has no point.
        assertThat(throughKubectl(Decimals.HOSTILE))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .extracting(number -> ((Number) number).doubleValue())
                .containsExactlyElementsOf(Decimals.HOSTILE.items().stream()
                        .map(number -> ((DecimalNode) number).value() + 0.0)
                        .toList());
    }

    @Test
    void kustomizeGivesBackHostileTexts() throws Exception {
        MapNode.Builder data = MapNode.builder();
        int i = 0;
        for (String text : HostileTexts.ALL) {
            if (!isLostInKustomize(text)) {
                data.put("text-" + i++, text);
            }
        }
        // The last entry is where a reader that trims the document would show.
        MapNode entries = data.put("last", "a\n\n\n").build();
        write("config-map.yaml", configMap("data", entries));
        write(
                "kustomization.yaml",
                MapNode.builder()
                        .put("resources", ListNode.ofTexts(List.of("config-map.yaml")))
                        .build());

        ExternalProgram.Run run = ExternalProgram.run(directory, kubectl.toString(), "kustomize", directory.toString());

        assertThat(run.exitCode()).as(run.errors()).isZero();
        // Read by kubectl, since kustomize itself leaves words of YAML 1.1 such as << unquoted.
        Files.writeString(directory.resolve("built.yaml"), run.output());
        assertThat(kubectlReads("built.yaml", "data")).isEqualTo(Readers.valueOf(entries));
    }

    /** Kustomize leaves controls above ASCII as they are, which its own reader refuses or takes for a line break. */
    private static boolean isLostInKustomize(String text) {
        return text.chars().anyMatch(c -> (c >= 0x7F && c < 0xA0) || c == 0xFFFE || c == 0xFFFF);
    }

    private void assertReadBack(Node tree) throws Exception {
        assertThat(throughKubectl(tree)).isEqualTo(Readers.valueOf(tree));
    }

    /** One process for a tree of any size, since starting one takes longer than reading it. */
    private @Nullable Object throughKubectl(Node tree) throws Exception {
        write("object.yaml", configMap("values", tree));
        return kubectlReads("object.yaml", "values");
    }

    private @Nullable Object kubectlReads(String file, String key) throws Exception {
        ExternalProgram.Run run = ExternalProgram.run(
                directory,
                kubectl.toString(),
                "--kubeconfig=kubeconfig",
                "label",
                "--local",
                "--filename=" + file,
                "--output=json",
                "read=yes");
        assertThat(run.exitCode()).as(run.errors()).isZero();
        Map<?, ?> read = JsonMapper.shared().readValue(run.output(), Map.class);
        return Readers.widened(read.get(key));
    }

    private static MapNode configMap(String key, Node content) {
        return MapNode.builder()
                .put("apiVersion", "v1")
                .put("kind", "ConfigMap")
                .put("metadata", MapNode.builder().put("name", "hostile").build())
                .put(key, content)
                .build();
    }

    private void write(String file, MapNode root) throws Exception {
        try (FileChannel channel = FileChannel.open(
                directory.resolve(file),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.TRUNCATE_EXISTING)) {
            channel.write(new YamlWriter().write(new YamlDocument(List.of("Generated; do not edit."), root)));
        }
    }
}
