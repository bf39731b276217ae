package io.promfleet.generator.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.manifest.YamlWriter;
import io.promfleet.generator.read.ReadConfig;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every key with a value of the wrong kind: a mapping where a text is due, a text for everything else. The rest of the
 * configuration is good, so that the line of that value is where the fault must be found.
 */
class WrongKindsTest {
    private static final String CURRENT = "3.14";
    private static final String MARK = "wrong-kind";

    @Test
    void isRefusedAtItsLine() {
        Map<SchemaKeys.Key, String> differences = new TreeMap<>();
        mutants().forEach((key, mutant) -> {
            int line = mutant.text().substring(0, mutant.text().indexOf(MARK)).split("\n", -1).length;
            List<Integer> lines = mutant.findings(CURRENT).stream()
                    .filter(finding -> finding.severity() == Severity.ERROR)
                    .map(Finding::location)
                    .map(place -> ((FilePosition) place).line())
                    .toList();
            if (!lines.contains(line)) {
                differences.put(key, "line " + line + " is not among " + lines);
            }
        });
        assertThat(mutants()).hasSizeGreaterThan(553);
        assertThat(differences).isEmpty();
    }

    @Test
    void isRefusedByTheCurrentPromtool(@TempDir Path directory) throws IOException, InterruptedException {
        Promtool promtool = Promtool.require("promtool-3");
        Map<SchemaKeys.Key, VerdictCase> mutants = mutants();
        Set<SchemaKeys.Key> taken = new TreeSet<>();
        for (VerdictCase.Kind kind : VerdictCase.Kind.values()) {
            List<Map.Entry<SchemaKeys.Key, VerdictCase>> entries = mutants.entrySet().stream()
                    .filter(entry -> entry.getValue().kind() == kind)
                    .toList();
            List<String> texts =
                    entries.stream().map(entry -> entry.getValue().text()).toList();
            List<Boolean> accepted = promtool.accepts(kind, texts, directory);
            for (int i = 0; i < texts.size(); i++) {
                if (accepted.get(i)) {
                    taken.add(entries.get(i).getKey());
                }
            }
        }
        assertThat(taken)
                .as("keys that promtool takes with a value of the wrong kind")
                .isEmpty();
    }

    /** For every key a case of the corpus that is accepted and has it, with its value replaced. */
    private static Map<SchemaKeys.Key, VerdictCase> mutants() {
        Map<SchemaKeys.Key, VerdictCase> mutants = new TreeMap<>();
        for (VerdictCase verdictCase : VerdictCase.all()) {
            if (verdictCase.recorded(CURRENT).equals("accept")) {
                verdictCase.read(CURRENT).ifPresent(config -> mutate(verdictCase, config, mutants));
            }
        }
        return mutants;
    }

    private static void mutate(VerdictCase verdictCase, ReadConfig config, Map<SchemaKeys.Key, VerdictCase> mutants) {
        for (SchemaKeys.Use use :
                SchemaKeys.used(config.root(), config.language().schema())) {
            if (!mutants.containsKey(use.key())) {
                Node wrong = EditableTree.at(config.root(), use.path()) instanceof TextNode
                        ? MapNode.builder().put(MARK, 1).build()
                        : new TextNode(MARK);
                Node mutant = EditableTree.with(config.root(), use.path(), wrong);
                mutants.put(use.key(), verdictCase.withText(use.key().toString(), new YamlWriter().toText(mutant)));
            }
        }
    }
}
