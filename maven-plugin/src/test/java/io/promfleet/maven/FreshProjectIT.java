package io.promfleet.maven;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.maven.RealProject.Build;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project that has nothing but the model, and the test kit for its tests. */
class FreshProjectIT {
    @TempDir
    private Path folder;

    @Test
    void aFreshProjectTestsItsRulesAndItsTree() throws Exception {
        RealProject project = RealProject.copy("tested", folder);

        Build missing = project.maven("test").fails("MojoFailureException");
        assertThat(missing.lines())
                .anyMatch(line -> line.contains("The tree `fleet` is not what the definition generates;"))
                .anyMatch(line -> line.contains("Tests run: 2, Failures: 1, Errors: 0, Skipped: 0"));

        Build rewritten = project.maven("test", "-Dgolden.update").fails("MojoFailureException");
        assertThat(rewritten.lines()).anyMatch(line -> line.contains("The tree `fleet` is rewritten;"));
        project.maven("test").succeeds();

        project.edit("src/main/java/acme/AcmeFleet.java", "annotatedPods()", "kubelet()");
        Build drift = project.maven("test").fails("MojoFailureException");
        assertThat(drift.lines())
                .anyMatch(line -> line.contains("Tests run: 2, Failures: 2, Errors: 0, Skipped: 0"))
                .anyMatch(line -> line.contains("annotated-pods"));
    }
}
