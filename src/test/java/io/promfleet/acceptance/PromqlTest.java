package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.generator.promql.Promql;
import io.promfleet.generator.promql.PromqlException;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.testing.ExternalProgram;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What promtool takes as an expression, promfleet takes, and what it refuses, promfleet refuses: for a list that was written by
 * hand, and for texts put together at random. {@code -Dpromql.expressions=100000} takes more of these, and
 * {@code -Dpromql.seed=7} others.
 */
class PromqlTest {
    private static final Pattern REFUSED = Pattern.compile("\"r(\\d+)\": could not parse expression");
    private static final String[] WORDS = """
            up a:b sum topk count_values by without on ignoring group_left bool and or unless atan2 offset start end inf
            rate abs absent label_replace histogram_quantile time scalar vector round step range max_of ( ) { } [ ] , : + -
            * / % ^ == != < >= = =~ !~ @ "a" 'b' `c` 1 0.5 1e3 5m 1h30m 0x1f #x""".split("\\s+", -1);

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"promtool-2, 2.42.0", "promtool-3, 3.14.0"})
    void givesTheVerdictOfPromtool(String program, String version) throws Exception {
        List<String> expressions = new ArrayList<>();
        try (InputStream file = PromqlTest.class.getResourceAsStream("/promql/expressions.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            text.lines()
                    .filter(line -> !line.startsWith("# One"))
                    .forEach(line -> expressions.add(line.replace("\\n", "\n").replace("\\t", "\t")));
        }
        assertSameVerdicts(program, version, expressions);
    }

    @ParameterizedTest
    @CsvSource({"promtool-2, 2.42.0", "promtool-3, 3.14.0"})
    void givesTheVerdictOfPromtoolOnRandomTexts(String program, String version) throws Exception {
        Random random = new Random(Long.getLong("promql.seed", 42));
        RandomExpressions sensible = new RandomExpressions(random);
        List<String> expressions = new ArrayList<>();
        for (int i = 0; i < Integer.getInteger("promql.expressions", 6000); i++) {
            String text = i % 3 == 0 ? words(random) : damaged(sensible.next(), random);
            if (!text.isBlank()) { // which promtool calls a rule without an expression
                expressions.add(text);
            }
        }
        assertSameVerdicts(program, version, expressions);
    }

    private static String words(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(7) + 1; i > 0; i--) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(4) == 0 ? "\n" : " ");
        }
        return text.toString();
    }

    /** Two of three stay as they are; the others lose, repeat or gain something. */
    private static String damaged(String text, Random random) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(3));
        return switch (random.nextInt(9)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 -> text.substring(0, end) + text.substring(at);
            case 2 -> text.substring(0, at) + WORDS[random.nextInt(WORDS.length)] + text.substring(at);
            default -> text;
        };
    }

    private void assertSameVerdicts(String program, String version, List<String> expressions) throws Exception {
        Set<Integer> refusedThere = refused(program, expressions);
        Promql promql = new Promql(PrometheusVersion.parse(version), Set.of());
        List<String> differences = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < expressions.size(); i++) {
            String fault = null;
            try {
                promql.parse(expressions.get(i));
            } catch (PromqlException e) {
                fault = e.getMessage();
                refused++;
                assertThat(e.at()).isBetween(0, expressions.get(i).length());
            }
            if ((fault != null) != refusedThere.contains(i)) {
                differences.add(expressions.get(i) + "   " + (fault == null ? "is taken here" : fault));
            }
        }
        assertThat(differences).isEmpty();
        assertThat(refused)
                .as("refused, of " + expressions.size())
                .isBetween(expressions.size() / 5, expressions.size() * 4 / 5);
    }

    /** The numbers of the expressions that promtool refuses. */
    private Set<Integer> refused(String program, List<String> expressions) throws IOException, InterruptedException {
        StringBuilder rules = new StringBuilder("groups:\n- name: all\n  rules:\n");
        for (int i = 0; i < expressions.size(); i++) {
            rules.append("  - record: r").append(i).append("\n    expr: \"");
            for (char c : expressions.get(i).toCharArray()) {
                rules.append(String.format("\\u%04x", (int) c));
            }
            rules.append("\"\n");
        }
        Path file = directory.resolve("rules.yaml");
        Files.writeString(file, rules);
        ExternalProgram.Run run = ExternalProgram.run(
                directory,
                ExternalProgram.require(program).toString(),
                "check",
                "rules",
                "--lint=none",
                file.toString());
        Set<Integer> refused = new TreeSet<>();
        Matcher matcher = REFUSED.matcher(run.errors());
        while (matcher.find()) {
            refused.add(Integer.valueOf(matcher.group(1)));
        }
        assertThat(refused).as(run.errors()).isNotEmpty();
        return refused;
    }
}
