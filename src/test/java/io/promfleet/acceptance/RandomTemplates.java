package io.promfleet.acceptance;

import java.util.List;
import java.util.Random;

/** Templates as people write them, put together at random, with their parts closed. */
final class RandomTemplates {
    private static final List<String> VALUES = List.of(
            "$value",
            "$labels.instance",
            "$labels",
            "$externalLabels.cluster",
            ".",
            ".Labels.job",
            "$.Value",
            "\"a\"",
            "`b`",
            "'c'",
            "1",
            "0x1f",
            "1.5e3",
            "true",
            "nil",
            "$x");
    private static final List<String> FUNCTIONS = List.of(
            "humanize", "printf \"%v\"", "toUpper", "query", "first", "value", "label \"a\"", "eq 1", "len", "title");

    private final Random random;

    RandomTemplates(Random random) {
        this.random = random;
    }

    String next() {
        String start = random.nextInt(8) == 0 ? "" : action("$x := 1");
        return (random.nextInt(4) == 0 ? action("define \"a\"") + "a" + action("end") : "") + start + parts(3);
    }

    private String parts(int depth) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(3) + 1; i > 0; i--) {
            text.append(part(depth));
        }
        return text.toString();
    }

    private String part(int depth) {
        if (depth == 0) {
            return random.nextBoolean() ? "text" : action(pipeline(1));
        }
        String inner = parts(depth - 1);
        return switch (random.nextInt(14)) {
            case 0 -> action("if " + pipeline(1)) + inner + action("end");
            case 1 -> action("if " + pipeline(1)) + inner + action("else") + parts(depth - 1) + action("end");
            case 2 -> action("if " + pipeline(1)) + inner + action("else if " + pipeline(1)) + "a" + action("end");
            case 3 -> action("range $x, $y := " + pipeline(1)) + inner + action("end");
            case 4 ->
                action("range " + pipeline(1))
                        + inner
                        + action(random.nextBoolean() ? "break" : "continue")
                        + action("end");
            case 5 -> action("with $x := " + pipeline(1)) + inner + action("end");
            case 6 ->
                action("with " + pipeline(1)) + inner
                        + action(random.nextInt(4) == 0 ? "else with " + pipeline(1) : "else") + "a" + action("end");
            case 7 -> action("template \"a\" .");
            case 8 -> action("block \"b\" " + pipeline(1)) + "text" + action("end");
            case 9 -> action("$x := " + pipeline(1));
            case 10 -> "{{/* comment */}}";
            case 11 -> " text \n";
            default -> action(pipeline(2));
        };
    }

    private String action(String inside) {
        return (random.nextInt(5) == 0 ? "{{- " : "{{ ") + inside + (random.nextInt(5) == 0 ? " -}}" : " }}");
    }

    private String pipeline(int depth) {
        StringBuilder text = new StringBuilder(operand(depth));
        for (int i = random.nextInt(3); i > 0; i--) {
            text.append(" | ").append(any(FUNCTIONS));
        }
        return text.toString();
    }

    private String operand(int depth) {
        return switch (random.nextInt(depth > 0 ? 4 : 2)) {
            case 0, 1 -> any(VALUES);
            case 2 -> any(FUNCTIONS) + " " + any(VALUES);
            default -> "(" + pipeline(depth - 1) + ")" + (random.nextBoolean() ? ".a" : "");
        };
    }

    private String any(List<String> texts) {
        return texts.get(random.nextInt(texts.size()));
    }
}
