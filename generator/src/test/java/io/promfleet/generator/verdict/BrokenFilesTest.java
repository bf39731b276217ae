package io.promfleet.generator.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.generator.convert.FileConversion;
import io.promfleet.generator.convert.Language;
import io.promfleet.generator.read.SourceText;
import io.promfleet.model.PrometheusVersion;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The files of the corpus with letters lost, doubled and swapped: whatever it is, it ends in findings with their places, and in
 * nothing else. {@code -Dfuzz.rounds=1000 -Dfuzz.seed=7} for more and others.
 */
class BrokenFilesTest {
    private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 4);
    private static final long SEED = Long.getLong("fuzz.seed", 1);
    private static final String LETTERS = "\n\t :-{}[]'\"#&*!|>%@`,?\\~<$0aZé\u2028\uD83D\uDE00";
    private static final int MOST_BREAKS = 6;
    // Those of YAML 1.1.
    private static final String LINE_BREAKS = "\n\r\u0085\u2028\u2029";
    private static final List<Language> LANGUAGES = List.of(Language.values());

    @Test
    void endInFindingsWithTheirPlaces() {
        Random random = new Random(SEED);
        for (VerdictCase each : VerdictCase.all()) {
            for (int round = 0; round < ROUNDS; round++) {
                String broken = broken(each.text(), random);
                Language to = LANGUAGES.get(random.nextInt(LANGUAGES.size()));
                PrometheusVersion target = PrometheusVersion.parse(random.nextBoolean() ? "3.14" : "2.42");
                assertThatCode(() -> judge(broken, to, target))
                        .as("%s, seed %d, to %s for %s:%n%s", each.name(), SEED, to, target, broken)
                        .doesNotThrowAnyException();
            }
        }
    }

    private static void judge(String text, Language to, PrometheusVersion target) {
        Findings findings = new Findings();
        boolean made = new FileConversion(target, List.of(), true, findings)
                .convert(SourceText.of("broken.yml", text), null, Language.PROMETHEUS, to)
                .isPresent();
        assertThat(made).isEqualTo(!findings.hasErrors());
        int lines = (int) text.chars().filter(c -> LINE_BREAKS.indexOf(c) >= 0).count() + 1;
        for (Finding finding : findings.sorted()) {
            assertThat(finding.message()).isNotBlank();
            if (finding.location() instanceof FilePosition place) {
                assertThat(place.line()).isBetween(1, lines + 1);
                assertThat(place.column()).isPositive();
            }
        }
    }

    private static String broken(String text, Random random) {
        StringBuilder broken = new StringBuilder(text);
        for (int i = random.nextInt(MOST_BREAKS); i >= 0 && broken.length() > 0; i--) {
            int at = random.nextInt(broken.length());
            int end = Math.min(broken.length(), at + 1 + random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> broken.delete(at, end);
                case 1 -> broken.insert(at, broken.substring(at, end));
                case 2 -> broken.insert(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
                case 3 -> broken.setCharAt(at, LETTERS.charAt(random.nextInt(LETTERS.length())));
                default -> broken.insert(random.nextInt(broken.length()), broken.substring(at, end));
            }
        }
        return broken.toString();
    }
}
