package io.promfleet.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The guidelines for findings, over every text that the fixtures of definitions keep: one sentence that begins like one and ends
 * with a full stop, no abbreviations, and a hint that says what to do.
 */
class FindingTextsTest {
    private static final Path KEPT = Markdown.ROOT.resolve("dsl/src/test/resources/fixtures");
    private static final Pattern QUOTED = Pattern.compile("`[^`]*`");
    private static final Pattern SENTENCE_WITHIN = Pattern.compile("[.!?] +[A-Z]");
    private static final Pattern ABBREVIATION = Pattern.compile(
            "\\b(e\\.g\\.|i\\.e\\.|etc\\.|vs\\.|config|configs|repo|param|params|dir|env|max|min|num|regex|regexes|auth|info|msg)\\b");

    /** A finding as it is kept. */
    private record Text(String place, String message, String hint) {}

    private static List<Text> texts() throws IOException {
        List<Text> texts = new ArrayList<>();
        try (Stream<Path> files = Files.list(KEPT)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".txt"))
                    .sorted()
                    .toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int i = 0; i + 2 < lines.size(); i++) {
                    if (lines.get(i).startsWith("  at ")) {
                        String place = file.getFileName() + " " + lines.get(i - 1);
                        texts.add(new Text(
                                place,
                                lines.get(i + 1).strip(),
                                lines.get(i + 2).strip()));
                    }
                }
            }
        }
        return texts;
    }

    private static String unquoted(String text) {
        return QUOTED.matcher(text).replaceAll("`x`");
    }

    @Test
    void messagesAreOneSentence() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Text text : texts()) {
            String message = unquoted(text.message);
            boolean begins = message.startsWith("`") || Character.isUpperCase(message.codePointAt(0));
            if (!begins
                    || !message.endsWith(".")
                    || SENTENCE_WITHIN.matcher(message).find()) {
                problems.add(text.place + ": " + text.message);
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void textsHaveNoAbbreviations() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Text text : texts()) {
            if (ABBREVIATION.matcher(unquoted(text.message + " " + text.hint)).find()) {
                problems.add(text.place + ": " + text.message + " " + text.hint);
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void hintsSayWhatToDo() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Text text : texts()) {
            String hint = unquoted(text.hint);
            boolean begins = hint.startsWith("`") || Character.isUpperCase(hint.codePointAt(0));
            if (!begins || !(hint.endsWith(".") || hint.endsWith("?"))) {
                problems.add(text.place + ": " + text.hint);
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void thereAreTextsToLookAt() throws IOException {
        assertThat(texts()).hasSizeGreaterThan(100);
    }
}
