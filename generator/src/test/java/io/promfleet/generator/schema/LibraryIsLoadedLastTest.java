package io.promfleet.generator.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Findings;
import io.promfleet.finding.Origin;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.ManifestPath;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.schemas.SchemaCatalogue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Start-up time is mostly class loading, so what is only needed for mistakes must wait for one. */
class LibraryIsLoadedLastTest {
    @Test
    void validDocumentsAreJudgedWithoutTheLibrary() throws IOException, InterruptedException {
        String classes = loadedClasses("team");

        assertThat(classes).contains("io.promfleet.generator.schema.CompiledSchema");
        assertThat(classes).doesNotContain("com.networknt", "tools.jackson.databind", "org.slf4j", "Explainer");
    }

    @Test
    void aMistakeIsJudgedByTheLibrary() throws IOException, InterruptedException {
        assertThat(loadedClasses("not a label")).contains("com.networknt.schema.Schema ");
    }

    private static String loadedClasses(String label) throws IOException, InterruptedException {
        Process java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Validation.class.getName(),
                        label)
                .redirectErrorStream(true)
                .start();
        String output = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(java.waitFor()).as(output).isZero();
        return output;
    }

    /** Validates one ConfigMap. */
    static final class Validation {
        private Validation() {}

        public static void main(String[] arguments) {
            MapNode labels = MapNode.builder().put(arguments[0], "x").build();
            MapNode root = MapNode.builder()
                    .put("apiVersion", "v1")
                    .put("kind", "ConfigMap")
                    .put(
                            "metadata",
                            MapNode.builder()
                                    .put("name", "flux-prometheus-remote-write")
                                    .put("labels", labels)
                                    .build())
                    .build();
            Findings findings = new Findings();
            Origin origin = new Origin("hub(eu)", UnknownLocation.UNKNOWN);
            new DocumentValidator(SchemaCatalogue.bundled())
                    .validate(
                            new Manifest(
                                    new ManifestPath("hub/config.yaml"),
                                    new YamlDocument(List.of(), root),
                                    null,
                                    origin),
                            findings);
            if (findings.hasErrors() != arguments[0].contains(" ")) {
                throw new IllegalStateException(findings.sorted().toString());
            }
        }
    }
}
