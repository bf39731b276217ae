package io.promfleet.testkit;

import static io.promfleet.testkit.PromfleetAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.promfleet.generator.Promfleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import org.junit.jupiter.api.parallel.Resources;

class GoldenTreeAssertionTest {
    @TempDir
    Path tree;

    @BeforeEach
    void generate() {
        assertThat(Promfleet.generate(new ShopFleet(), tree, false).hasErrors()).isFalse();
    }

    @Test
    void acceptsTheSameTree() {
        assertThat(new ShopFleet()).generates(tree);
    }

    @Test
    void namesWhatIsMissingTooMuchAndDifferent() throws IOException {
        Path release = tree.resolve("clusters/production/release.yaml");
        Files.delete(tree.resolve("clusters/hub/monitoring.yaml"));
        Files.writeString(tree.resolve("notes.txt"), "mine");
        Files.writeString(release, Files.readString(release).replace("kind: Kustomization", "kind: Other"));

        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(new ShopFleet()).generates(tree))
                .withMessageContaining("missing: clusters/hub/monitoring.yaml\n")
                .withMessageContaining("different: clusters/production/release.yaml\n  line ")
                .withMessageContaining("  - kind: Other\n  + kind: Kustomization\n")
                .withMessageEndingWith("extra: notes.txt");
    }

    @Test
    @ResourceLock(Resources.SYSTEM_PROPERTIES)
    void rewritesTheTreeWhenAskedToAndStillFailsOnce() throws IOException {
        Path missing = tree.resolve("clusters/hub/monitoring.yaml");
        Files.delete(missing);
        System.setProperty("golden.update", "");
        try {
            assertThatExceptionOfType(AssertionError.class)
                    .isThrownBy(() -> assertThat(new ShopFleet()).generates(tree))
                    .withMessageContaining("is rewritten; read the change and run the test again.\nmissing: ");
        } finally {
            System.clearProperty("golden.update");
        }

        assertThat(missing).exists();
        assertThat(new ShopFleet()).generates(tree);
    }

    @Test
    void failsForATreeThatIsNotThere() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(new ShopFleet()).generates(tree.resolve("nowhere")))
                .withMessageContaining("and ");
    }
}
