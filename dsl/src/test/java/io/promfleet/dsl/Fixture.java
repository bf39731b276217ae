package io.promfleet.dsl;

import io.promfleet.finding.Finding;
import io.promfleet.testing.MarkedSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A definition that marks its own mistakes; see the package {@code fixtures}. */
record Fixture(String name) {
    private static final Path SOURCES = Path.of("src/test/java/fixtures");
    private static final Path EXPECTED = Path.of("src/test/resources/fixtures");

    static List<Fixture> all() {
        return MarkedSource.in(SOURCES).stream()
                .map(source -> new Fixture(source.className()))
                .toList();
    }

    Definition run() {
        try {
            Class<?> type = Class.forName("fixtures." + name);
            return Definition.of((FleetDefinition) type.getConstructor().newInstance());
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("a fixture needs a public constructor", e);
        }
    }

    /** What the source says will be found. */
    List<String> marks() {
        return source().marks();
    }

    /** The identifiers of what the source marks. */
    List<String> ids() {
        return source().ids();
    }

    /** What was found, in the form of {@link #marks()}. */
    List<String> found() {
        return run().findings().stream().map(source()::mark).sorted().toList();
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

    private MarkedSource source() {
        return new MarkedSource(SOURCES.resolve(name + ".java"));
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
