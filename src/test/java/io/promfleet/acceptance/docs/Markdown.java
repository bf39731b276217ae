package io.promfleet.acceptance.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A page of the documentation. */
record Markdown(Path file, List<String> lines) {
    /** The root of the repository, whichever folder the tests run in. */
    static final Path ROOT = root();

    /** A fenced block and the line of its first line, counted from 1. */
    record Snippet(Path file, int line, String language, String text) {
        @Override
        public String toString() {
            return ROOT.relativize(file) + ":" + line;
        }
    }

    /** Every page that people read first, and all guides. */
    static List<Markdown> pages() throws IOException {
        List<Markdown> pages = new ArrayList<>();
        for (String name : List.of("README.md", "CONTRIBUTING.md", "CHANGELOG.md")) {
            pages.add(read(ROOT.resolve(name)));
        }
        try (Stream<Path> guides = Files.walk(ROOT.resolve("docs"))) {
            for (Path guide : guides.filter(path -> path.toString().endsWith(".md"))
                    .sorted()
                    .toList()) {
                pages.add(read(guide));
            }
        }
        return pages;
    }

    List<Snippet> snippets(String language) {
        List<Snippet> snippets = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        String open = null;
        int start = 0;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (open == null && line.startsWith("```")) {
                open = line.substring(3).strip();
                start = i + 2;
                text.setLength(0);
            } else if (open != null && line.equals("```")) {
                if (open.equals(language)) {
                    snippets.add(new Snippet(file, start, language, text.toString()));
                }
                open = null;
            } else if (open != null) {
                text.append(line).append('\n');
            }
        }
        return snippets;
    }

    static Markdown read(Path file) throws IOException {
        return new Markdown(file, Files.readAllLines(file));
    }

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("CONTRIBUTING.md"))) {
            folder = java.util.Objects.requireNonNull(folder.getParent(), "no repository above the working directory");
        }
        return folder;
    }
}
