package io.promfleet.regex;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.model.PrometheusVersion;
import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** However an expression is matched, the answer is that of RE2/J, in every group. */
class ProgramsTest {
    private static final List<String> PARTS = List.of(
            "a",
            "b",
            "ab",
            "ba",
            "é",
            "𝒜",
            ";",
            ".",
            "\\d",
            "\\w",
            "[^a]",
            "[^:]",
            "[a-c]",
            "\\pL",
            "(?i:K)",
            "(?s:.)",
            "(?-s:.)",
            "",
            "()",
            "^",
            "$",
            "\\b",
            "[^\\x00-\\x{10FFFF}]");
    private static final List<String> COUNTS =
            List.of("*", "+", "?", "*?", "+?", "??", "{2}", "{1,3}", "{0,2}?", "{2,}", "{2,}?", "{0}", "{1}", "{0,}");
    private static final String CHARACTERS = "aabbck1:;-\né\u212A";

    @Property(tries = 5_000, seed = "20261124")
    void agreeWithRe2j(@ForAll("expressions") String expression, @ForAll("texts") List<String> texts)
            throws InvalidRegexException {
        agree(expression, texts);
    }

    @Property(tries = 500, seed = "20261124")
    void agreeWithRe2jOnLongExpressions(@ForAll("expressions") String expression, @ForAll("texts") List<String> texts)
            throws InvalidRegexException {
        agree("(?:" + expression + "){0,40}|(?:" + "a|bc|".repeat(40) + expression + ")+", texts);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(|a)*",
                "(|a)+",
                "(a|)*",
                "(?:(a)|b)*",
                "((a)|b)+",
                "(a*)*",
                "(a*)+",
                "(a*?)*?",
                "(?:a*)*(b)?",
                "(a?)(ab)?(b?)",
                "(a|ab)(c|bcd)(d*)",
                "(.+?)(?::\\d+)?",
                "([^:]+)(?::\\d+)?;(\\d+)",
                "(a){0}(b|bb)+",
                "(?:(a)|(b)|(ab))*",
                "(?:a|(b)){2,4}?(.*)",
                "(.*)(.*)(a?)",
                "(a??)(a??)(a*)",
            })
    void agreeWithRe2jWhereChoicesMeet(String expression) throws InvalidRegexException {
        agree(
                expression,
                List.of(
                        "",
                        "a",
                        "b",
                        "ab",
                        "ba",
                        "aab",
                        "abcd",
                        "abab",
                        "bbb",
                        "10.0.0.1:80;90",
                        "x:1",
                        "a;1",
                        "::;1"));
    }

    @Test
    void agreeWhenThereAreMoreStatesThanAreRemembered() throws InvalidRegexException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 20_000; i++) {
            text.append((char) ('a' + (Integer.bitCount(i * 0x9E3779B9) & 1)));
        }

        agree("(.*)(a[ab]{12})", List.of(text.toString(), text.reverse().toString()));
    }

    private static void agree(String expression, List<String> texts) throws InvalidRegexException {
        RegexParser.Parsed parsed =
                RegexParser.parse("^(?s:", expression, ")$", GoRelease.of(PrometheusVersion.NEWEST));
        Program re2j = new Re2jProgram(parsed.node());
        Program chosen = Programs.of(parsed.node(), parsed.groups().size());
        for (String text : texts) {
            int[] spans = re2j.find(text, 0);
            assertThat(chosen.find(text, 0))
                    .as("%s on %s, RE2/J says %s", expression, text, Arrays.toString(spans))
                    .isEqualTo(spans);
            assertThat(chosen.matches(text)).as("%s on %s", expression, text).isEqualTo(spans != null);
            assertThat(chosen.find(CharBuffer.wrap(text), 0)).isEqualTo(spans);
        }
    }

    @Provide
    Arbitrary<List<String>> texts() {
        Arbitrary<String> made = Arbitraries.of(
                        CHARACTERS.chars().mapToObj(Character::toString).toList())
                .list()
                .ofMaxSize(8)
                .map(list -> String.join("", list));
        Arbitrary<String> known = Arbitraries.of("", "a", "ab", "aab", "𝒜", "a𝒜b", "10.0.0.1:80;9");
        return Arbitraries.oneOf(made, known).list().ofMinSize(4).ofMaxSize(12);
    }

    @Provide
    Arbitrary<String> expressions() {
        return Arbitraries.recursive(() -> Arbitraries.of(PARTS), ProgramsTest::around, 0, 5);
    }

    private static Arbitrary<String> around(Arbitrary<String> inner) {
        return Arbitraries.oneOf(
                Combinators.combine(inner, Arbitraries.of(PARTS)).as((a, b) -> a + b),
                Combinators.combine(inner, inner).as((a, b) -> a + b),
                Combinators.combine(inner, inner).as((a, b) -> "(?:" + a + "|" + b + ")"),
                inner.map(part -> "(" + part + ")"),
                Combinators.combine(inner, Arbitraries.of(COUNTS)).as((part, count) -> "(?:" + part + ")" + count),
                Combinators.combine(inner, Arbitraries.of(COUNTS)).as((part, count) -> "(" + part + ")" + count));
    }
}
