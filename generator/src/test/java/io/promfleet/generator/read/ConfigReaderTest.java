package io.promfleet.generator.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Origin;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.RelabelRules;
import io.promfleet.relabel.LabelSet;
import io.promfleet.schemas.SchemaCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfigReaderTest {
    private static final String JOB = """
            scrape_configs:
              - job_name: node
                honor_labels: yes
                sample_limit: 0x10
                static_configs:
                  - targets: [a:1, 'b:2']
            """;

    @Test
    void givesEachValueTheTypeOfItsSchema() {
        Reading reading = Reading.of(JOB);
        assertThat(reading.findings()).isEmpty();
        MapNode expected = MapNode.builder()
                .put(
                        "scrape_configs",
                        ListNode.of(MapNode.builder()
                                .put("job_name", "node")
                                .put("honor_labels", true)
                                .put("sample_limit", 16)
                                .put(
                                        "static_configs",
                                        ListNode.of(MapNode.builder()
                                                .put("targets", ListNode.ofTexts(List.of("a:1", "b:2")))
                                                .build()))
                                .build()))
                .build();
        assertThat(reading.root()).isEqualTo(expected);
    }

    @Test
    void knowsWhereEachKeyAndEachValueStands() {
        MapNode root = (MapNode) Reading.of(JOB).root();
        assertThat(place(root.entryOrigin(0))).isEqualTo("1:1");
        assertThat(place(root.valueOrigin(0))).isEqualTo("2:3");
        ListNode jobs = (ListNode) root.value(0);
        assertThat(place(jobs.itemOrigin(0))).isEqualTo("2:5");
        MapNode job = (MapNode) jobs.items().get(0);
        assertThat(place(job.entryOrigin(1))).isEqualTo("3:5");
        assertThat(place(job.valueOrigin(1))).isEqualTo("3:19");
        ListNode targets = (ListNode) require(((MapNode)
                        ((ListNode) require(job.get("static_configs"))).items().get(0))
                .get("targets"));
        assertThat(place(targets.itemOrigin(1))).isEqualTo("6:24");
    }

    @Test
    void countsColumnsInCodePoints() {
        assertThat(Reading.of("global: {external_labels: {'a𝄞é': 'x', 'b': [1]}}\n")
                        .findings())
                .containsExactly("1:45 PF301 `global.external_labels.b` must be a text, but is a list.");
    }

    @Test
    void readsAnEmptyFileAsAnEmptyConfiguration() {
        for (String empty : List.of("", "\n", "# nothing\n", "---\n", "~", "{}", "null\n")) {
            Reading reading = Reading.of(empty);
            assertThat(reading.findings()).as(empty).isEmpty();
            assertThat(reading.root()).as(empty).isEqualTo(MapNode.EMPTY);
        }
    }

    @Test
    void namesTheNearestKey() {
        Reading reading = Reading.of("global:\n  scrape_intervall: 30s\n");
        assertThat(reading.findings())
                .containsExactly("2:3 PF301 `global.scrape_intervall` is no key of the Prometheus configuration.");
        assertThat(reading.sorted().get(0).hint()).isEqualTo("Did you mean `scrape_interval`?");
    }

    @Test
    void refusesAKeyThatTheTargetDoesNotKnowYet() {
        String file = "scrape_config_files:\n  - jobs/*.yml\n";
        assertThat(Reading.of(file, PrometheusVersion.of(2, 43)).findings()).isEmpty();
        assertThat(Reading.of(file, PrometheusVersion.of(2, 42)).findings())
                .containsExactly(
                        "1:1 PF602 `scrape_config_files` needs Prometheus `2.43.0` or newer, and the target is `2.42.0`.");
    }

    @Test
    void findsAllMistakesInOneRun() {
        assertThat(Reading.of("""
                                global:
                                  scrape_interval: abc
                                  sample_limit: many
                                scrape_configs:
                                  - honor_labels: maybe
                                    job_name: a
                                    job_name: b
                                    relabel_configs:
                                      - action: kepe
                                  -
                                """).findings())
                .containsExactly(
                        "2:20 PF301 `global.scrape_interval` is the text `abc`, which is not a duration such as 30s, 1h30m or 0.",
                        "3:17 PF301 `global.sample_limit` must be a whole number, but is the text `many`.",
                        "5:19 PF301 `scrape_configs[0].honor_labels` must be `true` or `false`, but is the text `maybe`.",
                        "7:5 PF054 The key `scrape_configs[0].job_name` stands twice in one mapping.",
                        "9:17 PF301 `scrape_configs[0].relabel_configs[0].action` must be one of `replace`, `keep`, `drop`, "
                                + "`hashmod`, `labelmap`, `labeldrop`, `labelkeep`, `lowercase` and others, but is the text `kepe`.",
                        "10:4 PF301 `scrape_configs[1]` is empty, which Prometheus refuses.");
    }

    private static Node require(@Nullable Node node) {
        assertThat(node).isNotNull();
        return Objects.requireNonNull(node);
    }

    private static String place(@Nullable Origin origin) {
        FilePosition place = (FilePosition) Objects.requireNonNull(origin).location();
        return place.line() + ":" + place.column();
    }

    @Test
    void readsFilesOfAnySizeThatPrometheusReads() {
        StringBuilder file = new StringBuilder("scrape_configs:\n");
        for (int i = 0; i < 60_000; i++) {
            file.append("  - job_name: job-")
                    .append(i)
                    .append("\n    metrics_path: /metrics/of/the/job/")
                    .append(i)
                    .append('\n');
        }
        file.append("    scrape_interval: soon\n");
        assertThat(Reading.of(file.toString()).findings())
                .containsExactly(
                        "120002:22 PF301 `scrape_configs[59999].scrape_interval` is the text `soon`, which is not"
                                + " a duration such as 30s, 1h30m or 0.");
    }

    @Test
    void endsAtAliasesThatMultiply() {
        StringBuilder file = new StringBuilder("a: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 9; i++) {
            file.append("b").append(i).append(": &a").append(i).append(" [");
            for (int j = 0; j < 9; j++) {
                file.append(j == 0 ? "" : ", ").append("*a").append(i - 1);
            }
            file.append("]\n");
        }
        List<String> findings = new ArrayList<>();
        Findings found = new Findings();
        assertThat(ReadDocument.all(SourceText.of("bomb.yml", file.toString()), found))
                .isEmpty();
        found.sorted().forEach(finding -> findings.add(finding.id() + " " + finding.message()));
        assertThat(findings).containsExactly("PF053 Aliases make the document many times larger than it is written.");
    }

    @Test
    void endsWhereADocumentNestsTooDeep() {
        assertThat(Reading.of("global: " + "[".repeat(100_000)).findings())
                .containsExactly("1:209 PF053 The document nests deeper than `200` levels here.");
    }

    @Test
    void saysWhereBytesAreNoText() {
        Findings found = new Findings();
        byte[] bytes = {'a', ':', '\n', ' ', (byte) 0xFF};
        assertThat(SourceText.decode("x.yml", bytes, found)).isEmpty();
        assertThat(found.sorted().get(0).location()).isEqualTo(new FilePosition("x.yml", 2, 2));
        assertThat(found.sorted().get(0).message()).isEqualTo("The byte `0xFF` begins no character of UTF-8.");
    }

    @Test
    void warnsOfASecondDocument() {
        assertThat(Reading.of("global: {}\n---\nfoo: [\n").findings())
                .containsExactly("2:1 PF055 A second document begins here, which Prometheus never reads.");
    }

    @Test
    void knowsWhatAKeyIsCalledSince() {
        String file = "scrape_configs:\n- job_name: a\n  scrape_classic_histograms: true\n";
        assertThat(Reading.of(file, PrometheusVersion.of(2, 50)).findings()).isEmpty();
        assertThat(Reading.of(file).findings())
                .containsExactly(
                        "3:3 PF604 `scrape_configs[0].scrape_classic_histograms` is no longer there since Prometheus"
                                + " `3.0.0`, and the target is `3.14.0`.");
    }

    @Test
    void knowsWhatAKeyWasCalledBefore() {
        String file = "scrape_configs:\n- job_name: a\n  always_scrape_classic_histograms: true\n";
        assertThat(hints(file, PrometheusVersion.of(2, 53)))
                .containsExactly("Write `scrape_classic_histograms`, its name in `2.53.0`, or name a newer target.");
        assertThat(hints(file, PrometheusVersion.of(2, 44))).containsExactly("Remove it, or name a newer target.");
    }

    private static List<String> hints(String file, PrometheusVersion target) {
        Findings found = new Findings();
        new ConfigReader(SchemaCatalogue.bundled()).read(SourceText.of("prometheus.yml", file), target, found);
        return found.sorted().stream().map(Finding::hint).toList();
    }

    @Test
    void makesRulesOfTheModelThatRun() {
        Reading reading = Reading.rules("""
                - source_labels: [a, b]
                  separator: /
                  regex: (.+)/(.+)
                  target_label: c
                  replacement: $2-$1
                - action: LabelDrop
                  regex: b
                """);
        assertThat(reading.findings()).isEmpty();
        RelabelRules rules = RelabelNodes.rules((ListNode) reading.root());
        assertThat(rules.rules().get(1).declaredAt()).isEqualTo(new FilePosition("prometheus.yml", 6, 3));
        assertThat(rules.apply(LabelSet.of(Map.of("a", "x", "b", "y"))))
                .contains(LabelSet.of(Map.of("a", "x", "c", "y-x")));
    }
}
