package io.promfleet.generator.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Origin;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.model.PrometheusVersion;
import java.util.List;
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
}
