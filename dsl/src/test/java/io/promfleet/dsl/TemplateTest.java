package io.promfleet.dsl;

import static org.assertj.core.api.Assertions.assertThat;

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
    void findsTheFirstReferenceWithoutAGroup(String template, String regex, @Nullable String unknown) {
        assertThat(Template.unknownReference(template, new Expressions().of(regex)))
                .isEqualTo(unknown);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "_", "$1", "${1}", "a_$1_b", "${1}0", "$1${2}", "$name", "a${name}"})
    void canBecomeALabelName(String template) {
        assertThat(Template.isLabelName(template)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "1$1", "a-$1", "$", "$$", "$$1", "a${1", "${}", "$é", "a b"})
    void canNeverBecomeALabelName(String template) {
        assertThat(Template.isLabelName(template)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"$1", "a${1}", "$$$1", "$x"})
    void seesAReference(String template) {
        assertThat(Template.hasReference(template)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "$", "$$", "$$1", "${", "${1"})
    void seesNoReference(String template) {
        assertThat(Template.hasReference(template)).isFalse();
    }
}
