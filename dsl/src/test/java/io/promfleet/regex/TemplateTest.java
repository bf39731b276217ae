package io.promfleet.regex;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.model.PrometheusVersion;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The cases of Go's {@code regexp.Expand}. */
final class TemplateTest {

    @ParameterizedTest(name = "{0} of {1}: {2}")
    @CsvSource({
        "$1, (a), ",
        "$0, a, ",
        "${1}x, (a), ",
        "$1x, (a), $1x",
        "$1_2, (a), $1_2",
        "$1-2, (a), ",
        "$2, (a), $2",
        "${2}, (a), ${2}",
        "$$, a, ",
        "$$1, a, ",
        "$$$1, a, $1",
        "$, a, ",
        "a$, a, ",
        "${, a, ",
        "${1, a, ",
        "${}, a, ",
        "$-1, a, ",
        "${1}${, (a), ",
        "${a$2, (a), $2",
        "$name, (?P<name>a), ",
        "${name}, (?P<name>a), ",
        "$name, (a), $name",
        "$namex, (?P<name>a), $namex",
        "$1, (?P<name>a), ",
        "$01, (a), $01",
        "$10, (a), $10",
        "$999999999999, (a), $999999999999",
        "$1é, (a), $1é",
        "$é, a, $é",
        "$𝒜, a, $𝒜",
        "$1$2, (a), $2",
        "$1 and $2, (a)(b), ",
    })
    void findsTheFirstReferenceWithoutAGroup(String template, String regex, @Nullable String unknown)
            throws InvalidRegexException {
        assertThat(Template.parse(template)
                        .unknownReference(regex(regex))
                        .map(Template.Reference::spelling)
                        .orElse(null))
                .isEqualTo(unknown);
    }

    @ParameterizedTest(name = "{1} of {0}, which matches {2}: {3}")
    @CsvSource({
        "(a)(b), $2$1, ab, ba",
        "(a)(b), ${2}x$1x, ab, bx",
        "(a)(b), $$1, ab, $1",
        "(a)(b), $$$1, ab, $a",
        "(a)(b), $, ab, $",
        "(a)(b), ${1, ab, ${1",
        "(a)(b), $0.$3., ab, ab..",
        "(a)(b), $01, ab, ''",
        "(a)(b), $1é, ab, ''",
        "(a)(b), ${1}é, ab, aé",
        "(a)|(b), <$1$2>, b, <b>",
        "(?P<n>a)|(?P<n>b), $n, b, b",
        "(?P<n>a)(?P<n>b), $n, ab, a",
        "(?P<n>a)?(?P<n>b), $n, b, b",
        "(?P<n>a), $n$N, a, a",
        "(?P<1>a)(b), $1, ab, a",
    })
    void expands(String regex, String template, String text, String expanded) throws InvalidRegexException {
        Regex compiled = regex(regex);
        RegexMatch match = Objects.requireNonNull(compiled.match(text));

        assertThat(Template.parse(template).of(compiled).expand(match)).isEqualTo(expanded);
    }

    private static Regex regex(String text) throws InvalidRegexException {
        return Regex.compile(text, PrometheusVersion.NEWEST);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$1", "a${1}", "$$$1", "$x"})
    void seesAReference(String template) {
        assertThat(Template.parse(template).hasReferences()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "$", "$$", "$$1", "${", "${1"})
    void seesNoReference(String template) {
        assertThat(Template.parse(template).hasReferences()).isFalse();
    }
}
