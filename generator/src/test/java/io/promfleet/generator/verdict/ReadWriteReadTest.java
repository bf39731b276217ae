package io.promfleet.generator.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Findings;
import io.promfleet.generator.dialect.FileDialect;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.manifest.YamlWriter;
import io.promfleet.generator.read.ConfigReader;
import io.promfleet.generator.read.CredentialForm;
import io.promfleet.generator.read.PrometheusNodes;
import io.promfleet.generator.read.SourceText;
import io.promfleet.model.PrometheusConfig;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.schemas.SchemaCatalogue;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every configuration that is accepted becomes a model, and that becomes the same configuration again. */
class ReadWriteReadTest {
    private static final ConfigReader READER = new ConfigReader(SchemaCatalogue.bundled());

    private static final Map<String, Set<String>> IGNORED = Map.of(
            "keep", Set.of("replacement", "modulus"),
            "drop", Set.of("replacement", "modulus"),
            "hashmod", Set.of("regex", "replacement"),
            "lowercase", Set.of("regex", "replacement", "modulus"),
            "uppercase", Set.of("regex", "replacement", "modulus"),
            "labelmap", Set.of("separator", "modulus"),
            // Prometheus takes these here only with their defaults.
            "labeldrop", Set.of("separator", "replacement", "modulus"),
            "labelkeep", Set.of("separator", "replacement", "modulus"),
            "keepequal", Set.of("regex", "separator", "replacement", "modulus"),
            "dropequal", Set.of("regex", "separator", "replacement", "modulus"));

    // The name of no label: it cannot be written but as null, which the writer does not know.
    private static final String NULL_LABEL = "relabelling: a source that is null";

    static List<VerdictCase> accepted() {
        return VerdictCase.all().stream()
                .filter(each -> !each.name().equals(NULL_LABEL))
                .filter(each -> each.kind() != VerdictCase.Kind.RULES)
                .filter(each -> each.recorded("3.14").equals("accept"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void theModelIsTheSameAfterwards(VerdictCase each) {
        PrometheusConfig model = model(each.text());
        String written = written(model);
        assertThat(model(written)).as(written).isEqualTo(model);
    }

    @ParameterizedTest
    @MethodSource("accepted")
    void noKeyIsLost(VerdictCase each) {
        MapNode before = tree(each.text());
        List<String> lost = Keys.lost(before, tree(written(model(each.text()))));
        lost.removeIf(path -> isIgnored(path, before));
        assertThat(lost).isEmpty();
    }

    /** One law for all keys at once: schema, reader, model, writer; a key that one of them lacks is never written. */
    @Test
    void everyKeyOfTheSchemasIsReadKeptAndWritten() {
        Set<SchemaKeys.Key> missing = SchemaKeys.declared(List.of(SchemaCatalogue.PROMETHEUS_CONFIG));
        assertThat(missing).hasSizeGreaterThan(553);
        for (VerdictCase each : accepted()) {
            MapNode written = tree(written(model(each.text())));
            SchemaKeys.used(written, SchemaCatalogue.PROMETHEUS_CONFIG).forEach(use -> missing.remove(use.key()));
        }
        assertThat(missing).isEmpty();
    }

    /** Whether a key belongs to a relabelling rule whose action never looks at it, so that the model has no room for it. */
    private static boolean isIgnored(String path, MapNode root) {
        int end = path.lastIndexOf('/');
        Node rule = root;
        for (String step : path.substring(1, end).split("/", -1)) {
            rule = rule instanceof ListNode list
                    ? list.items().get(Integer.parseInt(step))
                    : Objects.requireNonNull(((MapNode) rule).get(step));
        }
        String action = rule instanceof MapNode map && map.get("action") instanceof TextNode text ? text.value() : "";
        return IGNORED.getOrDefault(action, Set.of()).contains(path.substring(end + 1));
    }

    /** One run of promtool checks what was written of all. */
    @Test
    void promtoolAcceptsWhatIsWritten(@TempDir Path directory) throws IOException, InterruptedException {
        Promtool promtool = Promtool.require("promtool-3");
        for (VerdictCase.Kind kind : List.of(VerdictCase.Kind.SERVER, VerdictCase.Kind.AGENT)) {
            List<VerdictCase> cases =
                    accepted().stream().filter(each -> each.kind() == kind).toList();
            List<String> written =
                    cases.stream().map(each -> written(model(each.text()))).toList();
            List<Boolean> accepted = promtool.accepts(kind, written, directory);
            for (int i = 0; i < cases.size(); i++) {
                assertThat(accepted.get(i))
                        .as("%s%n%s", cases.get(i), written.get(i))
                        .isTrue();
            }
        }
    }

    private static MapNode tree(String text) {
        Findings findings = new Findings();
        MapNode root = (MapNode) READER.read(SourceText.of("case.yml", text), PrometheusVersion.NEWEST, findings)
                .orElseThrow()
                .root();
        assertThat(findings.hasErrors()).as("%s", findings.sorted()).isFalse();
        return root;
    }

    private static PrometheusConfig model(String text) {
        return new PrometheusNodes(CredentialForm.AS_IT_STANDS).config(tree(text));
    }

    private static String written(PrometheusConfig model) {
        Findings findings = new Findings();
        String text =
                new YamlWriter().toText(FileDialect.underOperator(findings).config(model));
        assertThat(findings.sorted()).isEmpty();
        return text;
    }
}
