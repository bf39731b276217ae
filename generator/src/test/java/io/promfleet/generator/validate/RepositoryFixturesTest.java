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
import org.junit.jupiter.api.Test;

/** A repository whose mistakes are marked with {@code # expect: PFnnn}, and nothing else in it is one. */
class RepositoryFixturesTest {
    private static final Path ROOT = Path.of("src/test/resources/repository");
    private static final String MARK = "# expect: ";

    @Test
    void findsEveryMarkedMistakeAtItsLineAndNoOther() throws IOException {
        List<String> expected = new ArrayList<>();
        Findings findings = new Findings();
        FileValidator validator = new FileValidator(PrometheusVersion.NEWEST, findings);
        for (Path file : files()) {
            validator.look(file);
        }
        for (Path file : files()) {
            String name = "repository/" + ROOT.relativize(file).toString().replace('\\', '/');
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

    private static String shown(Finding finding) {
        FilePosition place = (FilePosition) finding.location();
        return place.file() + ":" + place.line() + " " + finding.id();
    }

    private static List<Path> files() throws IOException {
        try (Stream<Path> all = Files.walk(ROOT)) {
            return all.filter(Files::isRegularFile).sorted().toList();
        }
    }
}
