package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.generator.template.AlertTemplates;
import io.promfleet.generator.template.TemplateException;
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
 * What promtool takes as a template, promfleet takes, and what it refuses, promfleet refuses: for a list that was written by hand,
 * and for texts put together at random. {@code -Dtemplates.count=60000} takes more of these, and {@code -Dtemplates.seed=7}
 * others.
 */
class TemplatesTest {
    private static final Pattern REFUSED = Pattern.compile("\"a(\\d+)\": annotation ");
    private static final String[] WORDS = """
            {{ }} {{- -}} ( ) | . , := = $ $x $labels .a if else end with range define block template break continue nil
            "a" `b` 'c' 1 -1 0x 1_0 2i print humanize toUpper /* */ text { } : " ` ' \\ - é €""".split("\\s+", -1);

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"promtool-2, 2.42.0", "promtool-3, 3.14.0"})
    void givesTheVerdictOfPromtool(String program, String version) throws Exception {
        List<String> templates = new ArrayList<>();
        try (InputStream file = TemplatesTest.class.getResourceAsStream("/templates/templates.txt")) {
            String text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            text.lines()
                    .filter(line -> !line.startsWith("# One"))
                    .forEach(line -> templates.add(line.replaceAll("(?<!\\\\)\\\\n", "\n")));
        }
        templates.add("{{ define \"__alert_a" + templates.size() + "\" }}a{{ end }}");
        templates.add("{{ define \"__alert_a" + templates.size() + "\" }} {{ end }}");
        templates.add("{{ " + "(".repeat(9_000) + "1" + ")".repeat(9_000) + " }}");
        templates.add("{{ if 1 }}".repeat(5_000) + "{{ end }}".repeat(5_000));
        assertSameVerdicts(program, version, templates);
    }

    @ParameterizedTest
    @CsvSource({"promtool-2, 2.42.0", "promtool-3, 3.14.0"})
    void givesTheVerdictOfPromtoolOnRandomTexts(String program, String version) throws Exception {
        Random random = new Random(Long.getLong("templates.seed", 42));
        RandomTemplates sensible = new RandomTemplates(random);
        List<String> templates = new ArrayList<>();
        for (int i = 0; i < Integer.getInteger("templates.count", 6000); i++) {
            templates.add(i % 4 == 0 ? words(random) : damaged(sensible.next(), random));
        }
        assertSameVerdicts(program, version, templates);
    }

    private static String words(Random random) {
        StringBuilder text = new StringBuilder("{{ ");
        for (int i = random.nextInt(5) + 1; i > 0; i--) {
            text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(3) == 0 ? "" : " ");
        }
        return text.append(random.nextInt(4) == 0 ? "" : "}}").toString();
    }

    /** Half of them stay as they are; the others lose, repeat or gain something. */
    private static String damaged(String text, Random random) {
        int at = random.nextInt(text.length());
        int end = Math.min(text.length(), at + 1 + random.nextInt(3));
        return switch (random.nextInt(6)) {
            case 0 -> text.substring(0, at) + text.substring(end);
            case 1 -> text.substring(0, end) + text.substring(at);
            case 2 -> text.substring(0, at) + WORDS[random.nextInt(WORDS.length)] + text.substring(at);
            default -> text;
        };
    }

    private void assertSameVerdicts(String program, String version, List<String> templates) throws Exception {
        Set<Integer> refusedThere = refused(program, templates);
        AlertTemplates reader = new AlertTemplates(PrometheusVersion.parse(version));
        List<String> differences = new ArrayList<>();
        int refused = 0;
        for (int i = 0; i < templates.size(); i++) {
            String fault = null;
            try {
                reader.parse(templates.get(i), "a" + i);
            } catch (TemplateException e) {
                fault = e.getMessage();
                refused++;
                assertThat(e.at()).isBetween(0, templates.get(i).length());
            }
            if ((fault != null) != refusedThere.contains(i)) {
                differences.add(templates.get(i) + "   " + (fault == null ? "is taken here" : fault));
            }
        }
        assertThat(differences).isEmpty();
        assertThat(refused)
                .as("refused, of " + templates.size())
                .isBetween(templates.size() / 5, templates.size() * 4 / 5);
    }

    /** The numbers of the templates that promtool refuses. */
    private Set<Integer> refused(String program, List<String> templates) throws IOException, InterruptedException {
        StringBuilder rules = new StringBuilder("groups:\n- name: all\n  rules:\n");
        for (int i = 0; i < templates.size(); i++) {
            rules.append("  - alert: a").append(i).append("\n    expr: up\n    annotations:\n      x: \"");
            templates.get(i).codePoints().forEach(c -> rules.append(String.format("\\U%08x", c)));
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
