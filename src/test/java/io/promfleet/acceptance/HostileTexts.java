package io.promfleet.acceptance;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Random texts, most of them made to be misread: by YAML 1.1 and 1.2, by Helm's templates, by Flux and by Prometheus. */
final class HostileTexts {
    private static final List<String> PIECES = List.of(
            "yes",
            "No",
            "on",
            "OFF",
            "y",
            "null",
            "~",
            "true",
            ".inf",
            "-.INF",
            ".NaN",
            "0777",
            "0o17",
            "0x1F",
            "1e3",
            "1_000",
            "1.10",
            "-0",
            "+1",
            "12:30:45",
            "2024-01-01",
            "2001-12-14t21:59:43.10-05:00",
            "=",
            "<<",
            "{{",
            "}}",
            "{{ x }}",
            "{{- /* c */ -}}",
            "{{`",
            "`}}",
            "{{\"",
            "${X}",
            "${X:=y}",
            "${X:0:1}",
            "$X",
            "$$",
            "$${X}",
            "$1",
            "${1}",
            "$",
            "{",
            "}",
            "[",
            "]",
            ",",
            ": ",
            ":",
            " #",
            "#",
            "- ",
            "? ",
            "!",
            "!!int",
            "&a",
            "*a",
            "|",
            ">",
            "|-",
            "%YAML",
            "@",
            "`",
            "'",
            "\"",
            "\\",
            "\\n",
            "\\x00",
            "---",
            "...",
            "\n---\n",
            "\n...\n",
            " ",
            "  ",
            "\t",
            "\n",
            "\n\n",
            "\r",
            "\r\n",
            "\n ",
            "\n\t",
            "\u0085",
            "\u2028",
            "\u2029",
            "\uFEFF",
            "\u00A0",
            "\u200B",
            "\u202E",
            "\u0000",
            "\u0001",
            "\u0007",
            "\u001B[0m",
            "\u007F",
            "\u009F",
            "\uFFFD",
            "\uFFFE",
            "\uFFFF",
            "\uE000",
            "e\u0301",
            "ß",
            "東京",
            "😀",
            "\uD83D",
            "\uDE00",
            "\uDBFF\uDFFF",
            "a",
            "b",
            "word",
            "Zürich");
    private static final int LONG = 5_000;

    private final Random random;

    HostileTexts(long seed) {
        random = new Random(seed);
    }

    /** As many texts, each once. */
    List<String> next(int count) {
        Set<String> texts = new LinkedHashSet<>();
        while (texts.size() < count) {
            texts.add(next());
        }
        return List.copyOf(texts);
    }

    private String next() {
        StringBuilder text = new StringBuilder();
        switch (random.nextInt(8)) {
            case 0 -> text.append(piece());
            case 1 -> anyCharacters(text, 1 + random.nextInt(6));
            case 2 -> lines(text);
            case 3 -> {
                String piece = piece();
                text.append(piece.repeat(1 + (random.nextInt(20) == 0 ? LONG / piece.length() : random.nextInt(3))));
            }
            default -> {
                for (int i = 2 + random.nextInt(4); i > 0; i--) {
                    text.append(piece());
                }
            }
        }
        return text.toString();
    }

    private String piece() {
        return PIECES.get(random.nextInt(PIECES.size()));
    }

    /** Of all that Java can hold, the planes and the controls alike. */
    private void anyCharacters(StringBuilder text, int count) {
        int[] limits = {0x20, 0x100, 0x3000, Character.MIN_SUPPLEMENTARY_CODE_POINT, Character.MAX_CODE_POINT + 1};
        for (int i = 0; i < count; i++) {
            text.appendCodePoint(random.nextInt(limits[random.nextInt(limits.length)]));
        }
    }

    /** What a block scalar is made of, with blanks where they count. */
    private void lines(StringBuilder text) {
        List<String> blanks = List.of("", "", " ", "  ", "\t");
        List<String> lines = new ArrayList<>();
        for (int i = 1 + random.nextInt(4); i >= 0; i--) {
            lines.add(any(blanks) + (random.nextInt(3) == 0 ? "" : piece()) + any(blanks));
        }
        text.append(String.join("\n", lines));
    }

    private String any(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
