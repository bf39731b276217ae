package io.promfleet.generator;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.output.Checkout;
import io.promfleet.model.Fleet;
import io.promfleet.model.Flux;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PF043: a tree in a folder of a Git repository, with Flux looking for it at the root. The folder is only reported and never
 * put in: the same definition would else give other files where the repository is checked out without its history.
 */
final class RepositoryFolder {
    private static final String ID = "PF043";

    private RepositoryFolder() {}

    /**
     * Reports a fleet that does not say where in the repository its tree is, although that is not the root.
     *
     * @param fleet the fleet
     * @param output the output directory
     * @param findings takes the warning
     */
    static void check(Fleet fleet, Path output, Findings findings) {
        Flux flux = fleet.flux();
        if (flux.path().isPresent()) {
            return;
        }
        String folder = of(output).orElse("");
        if (!folder.isEmpty()) {
            findings.add(new Finding(
                    ID,
                    Severity.WARNING,
                    "flux",
                    flux.declaredAt(),
                    "The tree is in the folder `" + folder
                            + "` of its Git repository, and Flux is told to look for it at the root.",
                    "Say `fleet.flux(flux -> flux.path(\"" + folder
                            + "\"))`, or `\"\"` if the tree is copied to the root of another repository.",
                    List.of()));
        }
    }

    /** The path from the nearest repository to a directory; nothing outside of any. */
    private static Optional<String> of(Path directory) {
        return Checkout.rootOf(directory).map(root -> {
            List<String> names = new ArrayList<>();
            root.relativize(directory.toAbsolutePath().normalize()).forEach(name -> names.add(name.toString()));
            return String.join("/", names);
        });
    }
}
