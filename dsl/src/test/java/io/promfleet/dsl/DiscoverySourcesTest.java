package io.promfleet.dsl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The builders of service discoveries say what the schemas say: a new release of Prometheus is an edit of the schemas. */
final class DiscoverySourcesTest {
    private static final Path FOLDER = Path.of("src/main/java/io/promfleet/dsl");

    @Test
    void areWhatTheSchemasSay() throws IOException {
        List<String> different = new ArrayList<>();
        for (Map.Entry<String, String> file : new DiscoverySources().files().entrySet()) {
            Path path = FOLDER.resolve(file.getKey());
            String committed = Files.exists(path) ? Files.readString(path) : "";
            // The formatter breaks lines of code elsewhere.
            if (!words(committed).equals(words(file.getValue()))) {
                different.add(file.getKey());
                if (System.getProperty("golden.update") != null) {
                    Files.writeString(path, file.getValue());
                }
            }
        }
        if (!different.isEmpty()) {
            fail(
                    "these builders are not what the schemas say, run with -Dgolden.update and read the difference: %s",
                    different);
        }
    }

    @Test
    void areThereForNothingElse() throws IOException {
        Set<String> builders = new TreeSet<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith("DiscoveryBuilder.java"))
                    .forEach(builders::add);
        }

        Set<String> said = new TreeSet<>(new DiscoverySources().files().keySet());
        said.remove("DiscoveringBuilder.java");
        said.add("KubernetesDiscoveryBuilder.java");
        assertThat(builders).isEqualTo(said);
    }

    private static String words(String source) {
        return source.replaceAll("\\s+\\*?\\s*", " ")
                .replace("( ", "(")
                .replace(" .", ".")
                .replace(" )", ")");
    }
}
