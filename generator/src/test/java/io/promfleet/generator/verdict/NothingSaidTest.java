package io.promfleet.generator.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.manifest.YamlWriter;
import io.promfleet.generator.read.ReadConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every key with a value that says nothing: null, an empty text, and for a list one with null in it. Go has three answers, by what it
 * decodes a value into: a pointer stays as it was, a value becomes its zero, and what decodes itself may refuse.
 */
class NothingSaidTest {
    private static final String MARK = "nothing-said";
    // Old releases keep the word `null` of a rule, and a scheme that is null is no scheme to the rules of an
    // Alertmanager.
    private static final Map<String, Set<String>> NOT_FOLLOWED = Map.of(
            "2.42",
            Set.of(
                    "prometheus/alertmanager > scheme: null",
                    "prometheus/rules#/$defs/rule > alert: null",
                    "prometheus/rules#/$defs/rule > expr: null",
                    "prometheus/rules#/$defs/rule > record: null"),
            "3.14",
            Set.of());

    @ParameterizedTest
    @CsvSource({"2.42, promtool-2", "3.14, promtool-3"})
    void isJudgedAsPromtoolJudgesIt(String release, String program, @TempDir Path directory)
            throws IOException, InterruptedException {
        Promtool promtool = Promtool.require(program);
        Map<String, VerdictCase> mutants = mutants(release);
        Map<String, String> differences = new TreeMap<>();
        for (VerdictCase.Kind kind : VerdictCase.Kind.values()) {
            List<VerdictCase> cases = mutants.values().stream()
                    .filter(mutant -> mutant.kind() == kind)
                    .toList();
            List<Boolean> accepted =
                    promtool.accepts(kind, cases.stream().map(VerdictCase::text).toList(), directory);
            for (int i = 0; i < cases.size(); i++) {
                String judged = cases.get(i).judged(release);
                if (judged.equals("accept") != accepted.get(i)) {
                    differences.put(
                            cases.get(i).name(), judged + "\n" + cases.get(i).text());
                }
            }
        }

        assertThat(mutants).hasSizeGreaterThan(400);
        assertThat(differences).containsOnlyKeys(NOT_FOLLOWED.getOrDefault(release, Set.of()));
    }

    /** For every key the first accepted case of the corpus that has it, with its value replaced. */
    private static Map<String, VerdictCase> mutants(String release) {
        Map<String, VerdictCase> mutants = new TreeMap<>();
        for (VerdictCase verdictCase : VerdictCase.all()) {
            if (verdictCase.recorded(release).equals("accept") && verdictCase.isSeen(release)) {
                verdictCase.read(release).ifPresent(config -> mutate(verdictCase, config, mutants));
            }
        }
        return mutants;
    }

    private static void mutate(VerdictCase verdictCase, ReadConfig config, Map<String, VerdictCase> mutants) {
        for (SchemaKeys.Use use :
                SchemaKeys.used(config.root(), config.language().schema())) {
            Node before = EditableTree.at(config.root(), use.path());
            for (String value : values(before)) {
                String name = use.key() + ": " + value;
                if (!mutants.containsKey(name)) {
                    Node marked = EditableTree.with(config.root(), use.path(), new TextNode(MARK));
                    String text = new YamlWriter().toText(marked).replace(MARK, value);
                    mutants.put(name, verdictCase.withText(name, text));
                }
            }
        }
    }

    private static List<String> values(Node before) {
        List<String> values = new ArrayList<>(List.of("null", "''"));
        if (before instanceof ListNode) {
            values.add("[null]");
            values.add("['']");
        }
        return values;
    }
}
