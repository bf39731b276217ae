package io.promfleet.generator.render;

import static org.assertj.core.api.Assertions.assertThat;

import fixtures.LostTexts;
import io.promfleet.dsl.Definition;
import io.promfleet.finding.CallSite;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.model.Fleet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextHazardsTest {
    private static final String SUBSTITUTE = "kustomize.toolkit.fluxcd.io/substitute";

    @Test
    void findsEveryMarkedTextAtItsLineAndNoOther() throws Exception {
        List<String> expected = new ArrayList<>();
        List<String> source = Files.readAllLines(Path.of("src/test/java/fixtures/LostTexts.java"));
        for (int i = 0; i < source.size(); i++) {
            if (source.get(i).contains("// expect: PF710")) {
                expected.add("PF710 " + (i + 1));
            }
        }
        Findings findings = new Findings();

        new FleetTree(Definition.of(new LostTexts()).fleet().orElseThrow(), "LostTexts", findings)
                .forEach(manifest -> {});

        assertThat(findings.sorted())
                .extracting(finding -> finding.id() + " " + ((CallSite) finding.location()).line())
                .containsExactlyInAnyOrderElementsOf(expected);
        assertThat(findings.sorted())
                .extracting(Finding::message)
                .contains(
                        "A text holds the character `U+0085`, which readers on the way to the cluster refuse or change.",
                        "A key holds the character `U+FFFF`, which readers on the way to the cluster refuse or change.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"${X}", "a ${X:=b}", "$$", "$1"})
    void keepsFluxFromChangingAnObjectWhereverTheTextStands(String text) {
        Map<String, MapNode> objects = furtherObjects(text);

        assertThat(objects).hasSize(4);
        objects.forEach((name, object) ->
                assertThat(annotation(object)).as(name).isEqualTo(name.equals("own") ? "enabled" : "disabled"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"X", "{{ x }}", "a\n\tb", "\ta", "a\u2028b"})
    void leavesAnObjectAloneThatFluxWouldNotChange(String text) {
        Map<String, MapNode> objects = furtherObjects(text);

        assertThat(objects).hasSize(4);
        objects.forEach((name, object) ->
                assertThat(annotation(object)).as(name).isEqualTo(name.equals("own") ? "enabled" : ""));
    }

    /** Objects by the place that they have the text in: a field, a key, an annotation. */
    private static Map<String, MapNode> furtherObjects(String text) {
        Fleet fleet = Definition.of(fleetBuilder -> fleetBuilder.hub("hub", hub -> {
                    hub.manifest(
                            "example.com/v1",
                            "A",
                            "field",
                            manifest -> manifest.fields(fields ->
                                    fields.list("items", items -> items.object(item -> item.field("text", text)))));
                    hub.manifest(
                            "example.com/v1",
                            "A",
                            "key",
                            manifest -> manifest.fields(fields -> fields.object("data", data -> data.field(text, 1))));
                    hub.manifest("example.com/v1", "A", "annotation", manifest -> {
                        manifest.annotation("example.com/text", text);
                    });
                    hub.manifest("example.com/v1", "A", "own", manifest -> {
                        manifest.annotation("example.com/text", text);
                        manifest.annotation(SUBSTITUTE, "enabled");
                    });
                }))
                .fleet()
                .orElseThrow();
        Findings findings = new Findings();
        Map<String, MapNode> objects = new HashMap<>();
        new FleetTree(fleet, "Test", findings).forEach(manifest -> {
            if (manifest.path().toString().contains("/a.")) {
                MapNode root = ((YamlDocument) manifest.document()).root();
                objects.put(text(root, "metadata", "name"), root);
            }
        });
        assertThat(findings.sorted()).isEmpty();
        return objects;
    }

    private static String annotation(MapNode object) {
        return text(object, "metadata", "annotations", SUBSTITUTE);
    }

    private static String text(MapNode root, String... keys) {
        Node node = root;
        for (String key : keys) {
            node = node instanceof MapNode map ? map.get(key) : null;
        }
        return node instanceof TextNode text ? text.value() : "";
    }
}
