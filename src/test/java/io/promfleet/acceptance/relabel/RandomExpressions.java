package io.promfleet.acceptance.relabel;

import java.util.List;
import java.util.Random;

/** Regular expressions made up from all parts of the syntax, now and then with one that is not in it. */
final class RandomExpressions {
    private static final List<String> PARTS = List.of(
            "a",
            "b",
            "foo",
            "-",
            "_",
            ".",
            "é",
            "𝒜",
            "k",
            "ſ",
            "\\d",
            "\\w",
            "\\S",
            "[a-c]",
            "[^a]",
            "[[:alpha:]]",
            "[[:^digit:]]",
            "[\\d_-]",
            "\\pL",
            "\\p{Lu}",
            "\\P{Greek}",
            "\\p{^Lu}",
            "[\\pL\\d]",
            "\\.",
            "\\n",
            "\\x41",
            "\\x{1F600}",
            "\\101",
            "\\Qa.b\\E",
            "\\b",
            "\\B",
            "^",
            "$",
            "\\A",
            "\\z",
            "[é-𝒜]",
            "[a\\]b]",
            "[]a]",
            "[a-]",
            ";",
            "]",
            "}",
            "{",
            "{,2}",
            "{a}",
            "a{02}",
            "\\_",
            "\\-",
            "(?:)",
            "()");
    private static final List<String> ODDITIES = List.of(
            "(",
            "[",
            ")",
            "*",
            "\\",
            "\\C",
            "\\8",
            "\\1",
            "(?=a)",
            "(?!a)",
            "(?<!a)",
            "(?>a)",
            "\\p{Foo}",
            "\\p{Old_Italic}",
            "\\p{letter}",
            "\\p{Letter}",
            "\\p{LC}",
            "\\p{Cn}",
            "\\p{Any}",
            "\\p{ASCII}",
            "\\p{Vithkuqi}",
            "\\p{greek}",
            "\\p{^^Lu}",
            "(?P<n",
            "[b-a]",
            "[[:foo:]]",
            "**",
            "+",
            "?",
            "{2}",
            "a{2}{3}",
            "x{1000}",
            "x{1001}",
            "x{2,1}",
            "x{1,2,3}",
            "\\x{110000}",
            "\\x{D83D}",
            "\\x{}",
            "\\xg",
            "\\k",
            "\\Z",
            "\\G",
            "(?i",
            "(?z)",
            "(?-)",
            "(?i-)",
            "(?--i)",
            "(?i-s)",
            "\\E",
            "a{2",
            "|",
            "(?<n>a)",
            "(?P<n>b)",
            "(?P<n>a)(?P<n>b)",
            "(?P<é>a)",
            "(?P<>a)",
            "(?'n'a)",
            "\\é",
            "\\p",
            "\\p{",
            "[\\",
            "[a",
            "[a-\\d]",
            "[\\d-z]",
            "[z-\\x{41}]",
            "x{0}",
            "a)|(?:b",
            ")(",
            "(a{10}){100}",
            "(a{11}){100}",
            "((a{10}){10}){11}",
            "(a{1001}){0}",
            "(?U)a+",
            "\\Q",
            "\\Qa\\E*",
            "x\\Q\\E*",
            "\\Q\\E*",
            "(?i)*",
            "a(?i)*",
            "^*",
            "\\b+",
            "[[:word:]]",
            "[[:ascii:]-z]",
            "[^\\x00-\\x{10FFFF}]");
    private static final List<String> FLAGS =
            List.of("(?i:", "(?s:", "(?-s:", "(?m:", "(?U:", "(?i-s:", "(?P<n>", "(?:", "(");
    private static final List<String> COUNTS =
            List.of("*", "+", "?", "*?", "+?", "??", "{2}", "{1,3}", "{0,2}?", "{2,}", "{0}", "{1}");

    private final Random random;

    RandomExpressions(long seed) {
        random = new Random(seed);
    }

    String next() {
        return next(1 + random.nextInt(4));
    }

    private String next(int depth) {
        int kind = depth == 0 ? 0 : random.nextInt(10);
        if (kind < 4) {
            return one(random.nextInt(6) == 0 ? ODDITIES : PARTS);
        }
        String inner = next(depth - 1);
        return switch (kind) {
            case 4, 5 -> inner + next(depth - 1);
            case 6 -> inner + "|" + next(depth - 1);
            case 7 -> one(FLAGS) + inner + ")";
            case 8 -> "(?i)" + inner;
            default -> (random.nextBoolean() ? inner : "(" + inner + ")") + one(COUNTS);
        };
    }

    private String one(List<String> list) {
        return list.get(random.nextInt(list.size()));
    }
}
