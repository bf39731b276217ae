package io.promfleet.dsl;

import io.promfleet.finding.CallSite;
import io.promfleet.finding.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A definition that marks its own mistakes; see the package {@code fixtures}. */
record Fixture(String name) {
    private static final Path SOURCES = Path.of("src/test/java/fixtures");
    private static final Path EXPECTED = Path.of("src/test/resources/fixtures");
    private static final Pattern MARK = Pattern.compile("// expect( nowhere| above)?: (PF\\d{3}(?:, PF\\d{3})*)$");

    static List<Fixture> all() {
        try (Stream<Path> files = Files.list(SOURCES)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".java") && !file.equals("package-info.java"))
                    .sorted()
                    .map(file -> new Fixture(file.substring(0, file.length() - ".java".length())))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Definition run() {
        try {
            Class<?> type = Class.forName("fixtures." + name);
            return Definition.of((FleetDefinition) type.getConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a fixture needs a public constructor", e);
        }
    }

    /** What the source says will be found: {@code line: id}, with line 0 for nowhere; sorted. */
    List<String> marks() {
        List<String> marks = new ArrayList<>();
        List<String> lines = read(SOURCES.resolve(name + ".java")).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            Matcher matcher = MARK.matcher(lines.get(i));
            if (matcher.find()) {
                int line = " nowhere".equals(matcher.group(1)) ? 0 : matcher.group(1) == null ? i + 1 : i;
                for (String id : matcher.group(2).split(", ", -1)) {
                    marks.add(mark(line, id));
                }
            } else if (lines.get(i).contains("expect")
                    && !lines.get(i).contains("import")
                    && lines.get(i).contains("//")) {
                throw new AssertionError("a mark that is none: " + lines.get(i));
            }
        }
        return marks.stream().sorted().toList();
    }

    /** What was found, in the form of {@link #marks()}; a finding in another file is marked by the file's name. */
    List<String> found() {
        return run().findings().stream().map(this::mark).sorted().toList();
    }

    /** Every finding with all its words, one block each. */
    String report() {
        StringBuilder report = new StringBuilder();
        for (Finding finding : run().findings()) {
            report.append(finding.severity())
                    .append(' ')
                    .append(finding.id())
                    .append(' ')
                    .append(finding.path())
                    .append("\n  at ")
                    .append(finding.location().describe())
                    .append("\n  ")
                    .append(finding.message())
                    .append("\n  ")
                    .append(finding.hint())
                    .append('\n');
            for (Finding.Related related : finding.related()) {
                report.append("  ")
                        .append(related.note())
                        .append(": ")
                        .append(related.location().describe())
                        .append('\n');
            }
        }
        return report.toString();
    }

    /** The report as it is kept; with {@code -Dfixtures.update} it is written anew, and the test fails still. */
    String expectedReport() {
        Path file = EXPECTED.resolve(name + ".txt");
        String kept = Files.exists(file) ? read(file) : "";
        if (System.getProperty("fixtures.update") != null) {
            try {
                Files.writeString(file, report());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return kept;
    }

    @Override
    public String toString() {
        return name;
    }

    private String mark(Finding finding) {
        if (finding.location() instanceof CallSite site) {
            String where = site.className().equals("fixtures." + name) ? "" : site.fileName() + " ";
            return where + mark(site.line(), finding.id());
        }
        return mark(0, finding.id());
    }

    private static String mark(int line, String id) {
        return String.format("%4d: %s", line, id);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
