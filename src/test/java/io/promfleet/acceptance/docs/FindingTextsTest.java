package io.promfleet.acceptance.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The {@linkplain Guidelines guidelines}, over every text that the fixtures of definitions keep. Those of checks have pages. */
class FindingTextsTest {
    private static final Path KEPT = Markdown.ROOT.resolve("dsl/src/test/resources/fixtures");

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

    @Test
    void textsKeepToTheGuidelines() throws IOException {
        List<String> problems = new ArrayList<>();
        for (Text text : texts()) {
            for (String problem : Guidelines.problems(text.message, text.hint)) {
                problems.add(text.place + " " + problem);
            }
        }
        assertThat(problems).isEmpty();
    }

    @Test
    void thereAreTextsToLookAt() throws IOException {
        assertThat(texts()).hasSizeGreaterThan(100);
    }
}
