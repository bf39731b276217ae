package io.promfleet.regex;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.model.PrometheusVersion;
import java.nio.CharBuffer;
import java.time.Duration;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where Go and RE2/J are of different minds, or one release of Go and another. */
class RegexTest {
    private static final PrometheusVersion NEWEST = PrometheusVersion.NEWEST;

    @ParameterizedTest(name = "{0} on {1}: {2}")
    @CsvSource({
        "\\p{Any}, 3.14, ''",
        "\\p{any}, 3.14, ''",
        "\\p{any}, 3.6, invalid character class range: `\\p{any}`",
        "\\p{Letter}, 3.7, ''",
        "\\p{Letter}, 3.6, invalid character class range: `\\p{Letter}`",
        "\\p{Old_Italic}, 3.6, ''",
        "\\p{Old_Italic}, 3.7, invalid character class range: `\\p{Old_Italic}`",
        "\\p{Kawi}, 2.47, ''",
        "\\p{Kawi}, 2.46, invalid character class range: `\\p{Kawi}`",
        "\\pN, 2.42, ''",
        "(?<name>a), 2.51, ''",
        "(?<name>a), 2.50, invalid or unsupported Perl syntax: `(?<`",
        "(?P<n>a)(?P<n>b), 3.14, ''",
        "\\C, 3.14, invalid escape sequence: `\\C`",
        "(?P<é>a), 3.14, invalid named capture: `(?P<é>`",
        "a{1001}, 3.14, invalid repeat count: `{1001}`",
        "(a{11}){100}, 3.14, invalid repeat count: `{100}`",
        "a**, 3.14, invalid nested repetition operator: `**`",
        "*a, 3.14, missing argument to repetition operator: `*`",
        "a(, 3.14, missing closing )",
        "a), 3.14, unexpected )",
        "[a, 3.14, missing closing ]",
        "a\\, 3.14, missing closing )",
        "a)|(?:b, 3.14, ''",
    })
    void isRefusedByTheReleasesThatRefuseIt(String regex, PrometheusVersion version, String fault) {
        assertThat(Regex.fault(regex, version).orElse("")).isEqualTo(fault);
    }

    @ParameterizedTest(name = "{0} matches {1}: {2}")
    @CsvSource({
        "(?i)k, \u212A, true",
        "(?i)[[:alpha:]], ſ, true",
        "(?i)straSSe, straſse, true",
        "(?i)Ⱥ, ⱥ, true",
        "\\p{Lu}, 𐕰, true",
        "(?i)𐐀, 𐐨, true",
        "\\x{D83D}\\x{DE00}, 😀, false",
        "\\x{D83D}.*, 😀, false",
        "., 😀, true",
        "[^a], 😀, true",
        "a{0}b, b, true",
        "(|a)*, aa, true",
        "^a$|^b$, b, true",
        "\\bfoo\\b, foo, true",
        "fo|foo, foo, true",
        "a|b|cc|, '', true",
        "a)|(?:b, ax, true",
        "a)|(?:b, xb, true",
        "a)|(?:b, xbx, false",
    })
    void matchesAsGoDoes(String regex, String text, boolean matches) throws InvalidRegexException {
        Regex compiled = Regex.compile(regex, NEWEST);

        assertThat(compiled.matches(text)).isEqualTo(matches);
        assertThat(compiled.matches(CharBuffer.wrap(text))).isEqualTo(matches);
        assertThat(compiled.match(text) != null).isEqualTo(matches);
    }

    @Test
    void groupsInWhatIsRepeatedNoTimesTakeNoPart() throws InvalidRegexException {
        RegexMatch match = Regex.compile("(a){0}(b|bb)+", NEWEST).match("bbb");

        assertThat(match).isNotNull().satisfies(found -> {
            assertThat(found.group(1)).isNull();
            assertThat(found.group(2)).isEqualTo("b");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(?:(",
                "[[:",
                "\\p{",
                "(?P<",
                "((a*)*)*",
                "(?:a?){500}",
                "a|",
                "[^",
                "x{2}",
                "(?i)",
                ".*.*",
                "\\Q"
            })
    void endsSoonWhateverIsAsked(String part) {
        String long_ = part.repeat(200_000);
        String short_ = part.repeat(30);
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(30), () -> {
            assertThat(Regex.fault(long_, NEWEST)).isNotNull();
            if (Regex.fault(short_, NEWEST).isEmpty()) {
                Regex.compile(short_, NEWEST).matches("a".repeat(20_000) + "b");
            }
        });
    }

    @Test
    void refusesHalfAPair() {
        assertThat(Regex.fault("a\uD83D", NEWEST)).contains("invalid UTF-8");
    }
}
