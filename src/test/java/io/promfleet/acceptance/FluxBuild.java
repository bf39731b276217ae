package io.promfleet.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.testing.ExternalProgram;
import java.io.IOException;
import java.nio.file.Path;

/** Flux' own code between a folder in Git and the API server: kustomize, and then variables put in. */
final class FluxBuild {
    private final Path program = ExternalProgram.require("flux-build");
    private final Path directory;

    /**
     * Starts nothing yet.
     *
     * @param directory for its files
     */
    FluxBuild(Path directory) {
        this.directory = directory;
    }

    /** What Flux applies of a folder when its Kustomization replaces {@code ${X}} and everything else that it can. */
    String of(Path root, Path folder) throws IOException, InterruptedException {
        ExternalProgram.Run run =
                ExternalProgram.run(directory, program.toString(), root.toString(), folder.toString(), "X=replaced");
        assertThat(run.exitCode()).as("%s%n%s", folder, run.errors()).isZero();
        return run.output();
    }
}
