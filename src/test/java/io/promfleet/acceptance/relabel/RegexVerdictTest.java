package io.promfleet.acceptance.relabel;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.model.PrometheusVersion;
import io.promfleet.regex.Regex;
import io.promfleet.testing.ExternalProgram;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Which texts are regular expressions, asked of the real programs. {@code -Drelabel.expressions=20000 -Drelabel.seed=7}
 * for more and others.
 */
class RegexVerdictTest {
    private static final int EXPRESSIONS = Integer.getInteger("relabel.expressions", 1500);
    private static final long SEED = Long.getLong("relabel.seed", 1);
    private static final int FILES_AT_ONCE = 500;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"promtool-2, 2.42.0", "promtool-3, 3.14.0"})
    void refusesWhatTheProgramRefuses(String program, String release) throws Exception {
        PrometheusVersion version = PrometheusVersion.parse(release);
        List<String> expressions = expressions();
        Map<String, Boolean> real = new TreeMap<>();
        for (int from = 0; from < expressions.size(); from += FILES_AT_ONCE) {
            List<String> some = expressions.subList(from, Math.min(from + FILES_AT_ONCE, expressions.size()));
            real.putAll(accepted(ExternalProgram.require(program), some));
        }
        Map<String, Boolean> ours = new TreeMap<>();
        for (String expression : expressions) {
            ours.put(expression, Regex.fault(expression, version).isEmpty());
        }

        assertThat(ours).isEqualTo(real);
        assertThat(real.values()).contains(true, false);
    }

    private static List<String> expressions() {
        List<String> expressions = new ArrayList<>(limits());
        RandomExpressions random = new RandomExpressions(SEED);
        while (expressions.size() < EXPRESSIONS) {
            expressions.add(random.next());
        }
        return expressions.stream().distinct().toList();
    }

    /** What is just inside and just outside of Go's limits: a depth of 1,000 and 3,355,443 instructions. */
    private static List<String> limits() {
        List<String> limits = new ArrayList<>();
        for (int depth = 995; depth <= 1001; depth++) {
            limits.add("(".repeat(depth) + "a" + ")".repeat(depth));
            limits.add("(?:".repeat(depth) + "a" + ")?".repeat(depth));
            limits.add("(?:b".repeat(depth / 2) + "a" + "c)*".repeat(depth / 2) + "d".repeat(depth - 994));
        }
        limits.add("(?:".repeat(5000) + "a" + ")".repeat(5000));
        for (int length = 3350; length <= 3360; length++) {
            limits.add("(?:" + "a".repeat(length) + "){1000}");
            limits.add("(?:" + ".".repeat(length) + "){1000}");
            limits.add("(?:" + "(a)".repeat(length / 3) + "){999,1000}");
        }
        return limits;
    }

    private Map<String, Boolean> accepted(Path promtool, List<String> expressions) throws Exception {
        List<String> command = new ArrayList<>(List.of(promtool.toString(), "check", "config", "--syntax-only"));
        for (int i = 0; i < expressions.size(); i++) {
            Path file = directory.resolve(i + ".yml");
            Files.writeString(
                    file,
                    "scrape_configs: [{job_name: a, relabel_configs: [{action: labeldrop, regex: "
                            + RuleYaml.quoted(expressions.get(i)) + "}]}]\n");
            command.add(file.toString());
        }
        ExternalProgram.Run run = ExternalProgram.run(directory, command.toArray(String[]::new));
        // The verdict on a file is the line behind the one that names it; refusals go to the other stream, in order.
        String said = run.output();
        Map<String, Boolean> accepted = new TreeMap<>();
        for (int i = 0; i < expressions.size(); i++) {
            accepted.put(expressions.get(i), said.contains("SUCCESS: " + directory.resolve(i + ".yml") + " is valid"));
        }
        return accepted;
    }
}
