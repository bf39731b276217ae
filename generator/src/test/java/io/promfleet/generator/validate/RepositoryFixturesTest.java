package io.promfleet.generator.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.model.PrometheusVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Repositories whose mistakes are marked with {@code # expect: PFnnn}, and nothing else in them is one. */
class RepositoryFixturesTest {
    private static final Path RESOURCES = Path.of("src/test/resources");
    private static final String MARK = "# expect: ";

    @ParameterizedTest
    @MethodSource("roots")
    void findsEveryMarkedMistakeAtItsLineAndNoOther(Path root) throws IOException {
        List<String> expected = new ArrayList<>();
        Findings findings = new Findings();
        FileValidator validator = new FileValidator(PrometheusVersion.NEWEST, findings);
        Path parent = root.resolve("..").normalize();
        for (Path file : files(root)) {
            validator.look(file, name(parent, file));
        }
        for (Path file : files(root)) {
            String name = name(parent, file);
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                int mark = lines.get(i).indexOf(MARK);
                if (mark >= 0) {
                    for (String id :
                            lines.get(i).substring(mark + MARK.length()).split(", ", -1)) {
                        expected.add(name + ":" + (i + 1) + " " + id);
                    }
                }
            }
            validator.validate(file, name, null);
        }
        validator.finish();

        assertThat(findings.sorted())
                .extracting(RepositoryFixturesTest::shown)
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    private static String name(Path parent, Path file) {
        return parent.relativize(file).toString().replace('\\', '/');
    }

    private static String shown(Finding finding) {
        FilePosition place = (FilePosition) finding.location();
        return place.file() + ":" + place.line() + " " + finding.id();
    }

    private static List<Path> roots() throws IOException {
        List<Path> roots = new ArrayList<>(List.of(RESOURCES.resolve("repository")));
        try (Stream<Path> folders = Files.list(RESOURCES.resolve("repositories"))) {
            folders.sorted().forEach(roots::add);
        }
        return roots;
    }

    private static List<Path> files(Path root) throws IOException {
        try (Stream<Path> all = Files.walk(root)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
