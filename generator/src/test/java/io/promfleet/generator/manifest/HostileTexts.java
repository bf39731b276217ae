package io.promfleet.generator.manifest;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Strings that some reader of YAML takes for something else when they are written carelessly. */
final class HostileTexts {
    /** One a line of thought: words, numbers, times, indicators, separators, characters, blocks. */
    static final List<String> ALL = all();

    private HostileTexts() {}

    /** Every string of 1 to {@code length} characters of an alphabet. */
    static List<String> every(String alphabet, int length) {
        List<String> all = new ArrayList<>();
        List<String> shorter = List.of("");
        for (int i = 0; i < length; i++) {
            List<String> longer = new ArrayList<>(shorter.size() * alphabet.length());
            for (String start : shorter) {
                for (int c = 0; c < alphabet.length(); c++) {
                    longer.add(start + alphabet.charAt(c));
                }
            }
            all.addAll(longer);
            shorter = longer;
        }
        return all;
    }

    private static List<String> all() {
        List<String> all = new ArrayList<>();
        for (String word : List.of("y", "n", "yes", "no", "on", "off", "true", "false", "null", "nan", "inf", "none")) {
            all.add(word);
            all.add(word.toUpperCase(Locale.ROOT));
            all.add(word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
            all.add(word + "x");
        }
        all.addAll(List.of("", "~", "=", "<<", "!!str", "tRuE", "nULL", "yEs"));
        all.addAll(List.of(
                "0", "1", "-1", "+1", "-0", "00", "010", "0777", "08", "09", "0o17", "0O17", "0x1F", "0X1f", "0b11"));
        all.addAll(List.of(
                "0b2", "0x", "1_000", "_1", "1_", "1,000", "1e3", "1E3", "1e+3", "1.5e-3", "12e03", "1e", "e3"));
        all.addAll(List.of(
                ".5", "1.", ".", "..", "+.5", "-.5", "1.0", "1.2.3", "69.3.1", "1._0", "0x1p3", "1p3", "1d", "1f",
                "1L"));
        all.addAll(List.of(
                ".inf", "-.inf", "+.INF", ".Inf", ".nan", ".NaN", ".NAN", "+inf", "-inf", "Infinity", "-Infinity"));
        all.addAll(List.of(
                "9223372036854775807", "9223372036854775808", "18446744073709551616", "1234567890123456789012"));
        all.addAll(List.of(
                "12:30", "12:30:45", "1:2", "190:20:30.15", "0:0", "-1:30", "10.0.0.1", "10.0.0.1:9090", "::1"));
        all.addAll(List.of(
                "2024-01-01",
                "2024-1-1",
                "2024-01-01T00:00:00Z",
                "2024-01-01 00:00:00",
                "2001-12-14t21:59:43.10-05:00"));
        all.addAll(List.of(
                "2001-12-14 21:59:43.10 -5", "2024-01", "20240101", "10m", "30s", "1h", "15d", "500m", "2Gi", "0.5"));
        for (char c : "-?:,[]{}#&*!|>'\"%@`=<~^$().+/\\_;".toCharArray()) {
            all.add(String.valueOf(c));
            all.add(c + "a");
            all.add(c + " a");
            all.add("a" + c);
            all.add("a " + c);
            all.add("a " + c + " b");
            all.add("a" + c + "b");
            all.add("" + c + c + c);
        }
        all.addAll(List.of(
                " ", "  ", " a", "a ", "a  b", "a: b", "a:b", "a :b", "a:", "a #b", "a# b", "a#b", "a: ", ": ", " #"));
        all.addAll(List.of(
                "---",
                "...",
                "--- a",
                "---\na\n---\n",
                "a\n---\nb\n",
                "...\n",
                "%YAML 1.1\n---\n",
                "- - -",
                "? a\n: b\n"));
        all.addAll(List.of(
                "{}",
                "[]",
                "{a: b}",
                "[a, b]",
                "&a b",
                "*a",
                "!tag a",
                "'a'",
                "\"a\"",
                "it's",
                "say \"a\"",
                "\\n",
                "a\\"));
        all.addAll(List.of(
                "$1:$2", "([^:]+)(?::\\d+)?;(\\d+)", "go_gc_.*|process_.*", "absent(up{cluster=\"src-00001\"})"));
        all.addAll(List.of(
                "{{ x }}",
                "a {{ .Values.x }} b",
                "${X}",
                "$${X}",
                "https://hub.example/api/v1/write?a=b#c",
                "a,b",
                "a, b"));
        all.addAll(List.of(
                "\t", "\ta", "a\t", "a\tb", "a:\tb", "a\t#b", "\n", "\n\n", " \n", "\t\n", "\r", "a\rb", "a\r\nb\r\n"));
        all.addAll(List.of(
                "a\n", "a\nb", "a\n\n", "a\n\n\n", "\na", "\n\na\n", "a\n\nb\n", " a\nb\n", "  a\n    b\n", "\n a\nb"));
        all.addAll(List.of(
                "\ta\nb\n",
                "a\n\tb\n",
                "a \nb \n",
                "a\n \nb\n",
                "a\n  ",
                "a\n\t",
                " \na\n",
                "a\n# b\n",
                "# a\nb\n",
                "a\n  \n"));
        all.addAll(List.of(
                "a: b\nc: d\n", "- a\n- b\n", "|\n  a\n", "\"a\nb\"\n", "a\n\u0001\n", "a\n\u2028b\n", "\uFEFFa\nb\n"));
        all.addAll(List.of(
                "\u0000",
                "\u0001",
                "\u0007\b\f\u000B\u001B",
                "\u007F",
                "\u0080",
                "\u0085",
                "a\u0085b",
                "\u009F",
                "\u00A0"));
        all.addAll(List.of(
                "\u00A0a\u00A0",
                "\u00AD",
                "\u2028",
                "\u2029",
                "a\u2028b",
                "\uFEFF",
                "a\uFEFF",
                "\uFFFD",
                "\uFFFE",
                "\uFFFF"));
        all.addAll(List.of(
                "\uE000",
                "\u200B",
                "\u202Ea",
                "\u2066a\u2069",
                "\u3000",
                "\u1680",
                "\u0661\u0662",
                "1\u0662",
                "\uFF11"));
        all.addAll(List.of(
                "Zürich",
                "überwacht: ja",
                "東京",
                "\uD83D\uDE00",
                "a \uD83D\uDE00 b",
                "\uDBFF\uDFFF",
                "e\u0301",
                "東京\n京都\n"));
        all.addAll(List.of("\uD83D\uDE00\n\uD83D\uDE00\n", "Zürich #1", "Zürich:", "ſ", "oﬀ", "\u212A"));
        all.add("long " + "x".repeat(2_000) + " tail");
        all.add("x".repeat(2_000));
        all.add("\"".repeat(600));
        return all;
    }
}
