package io.promfleet.generator.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

final class UnifiedDiffTest {
    private static final Pattern HUNK = Pattern.compile("@@ -(\\d+),(\\d+) \\+(\\d+),(\\d+) @@");

    private static List<String> diff(String old, String now) {
        return UnifiedDiff.of("p", old.getBytes(StandardCharsets.UTF_8), now.getBytes(StandardCharsets.UTF_8));
    }

    @Example
    void showsThreeLinesOfContextAndJoinsHunksThatTouch() {
        assertThat(diff("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n", "1\n2\n3\n4\nfive\n6\n7\n8\n9\n11\n12\n"))
                .containsExactly(
                        "--- a/p",
                        "+++ b/p",
                        "@@ -2,11 +2,10 @@",
                        " 2",
                        " 3",
                        " 4",
                        "-5",
                        "+five",
                        " 6",
                        " 7",
                        " 8",
                        " 9",
                        "-10",
                        " 11",
                        " 12");
    }

    @Example
    void isDoneSoonForFilesThatHaveNothingInCommon() {
        StringBuilder old = new StringBuilder();
        StringBuilder now = new StringBuilder();
        for (int i = 0; i < 100_000; i++) {
            old.append('a').append(i).append('\n');
            now.append('b').append(i).append('\n');
        }
        assertThat(diff(old.toString(), now.toString())).hasSize(200_003);
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<List<String>> lines = Arbitraries.of("a", "b", "c", "", "@@", "--- x", "\\ No newline")
                .list()
                .ofMaxSize(25);
        return Combinators.combine(lines, Arbitraries.of("", "\n"))
                .as((all, end) -> all.isEmpty() ? "" : String.join("\n", all) + end);
    }

    @Property
    void turnsTheOldTextIntoTheNewOne(@ForAll("texts") String old, @ForAll("texts") String now) {
        List<String> diff = diff(old, now);
        assertThat(diff.isEmpty()).isEqualTo(old.equals(now));
        assertThat(apply(diff, old)).isEqualTo(now);
    }

    /** Applies a diff strictly: every position, count and context line must be right. */
    private static String apply(List<String> diff, String old) {
        List<String> from = lines(old);
        List<String> to = new ArrayList<>();
        int read = 0;
        int i = 2;
        while (i < diff.size()) {
            Matcher hunk = HUNK.matcher(diff.get(i++));
            assertThat(hunk.matches()).isTrue();
            int oldCount = Integer.parseInt(hunk.group(2));
            int newCount = Integer.parseInt(hunk.group(4));
            int oldStart = Integer.parseInt(hunk.group(1)) - (oldCount == 0 ? 0 : 1);
            int newStart = Integer.parseInt(hunk.group(3)) - (newCount == 0 ? 0 : 1);
            to.addAll(from.subList(read, oldStart));
            read = oldStart;
            assertThat(to).hasSize(newStart);
            while (oldCount > 0 || newCount > 0) {
                char sign = diff.get(i).charAt(0);
                String text = diff.get(i++).substring(1) + "\n";
                if (i < diff.size() && diff.get(i).equals("\\ No newline at end of file")) {
                    text = text.substring(0, text.length() - 1);
                    i++;
                }
                if (sign != '+') {
                    assertThat(from.get(read++)).isEqualTo(text);
                    oldCount--;
                }
                if (sign != '-') {
                    to.add(text);
                    newCount--;
                }
            }
        }
        to.addAll(from.subList(read, from.size()));
        return String.join("", to);
    }

    private static List<String> lines(String text) {
        List<String> lines = new ArrayList<>();
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(text.substring(start, end + 1));
            start = end + 1;
        }
        if (start < text.length()) {
            lines.add(text.substring(start));
        }
        return lines;
    }
}
