package io.promfleet.generator.output;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;

/** The Git repository that a directory belongs to. */
public final class Checkout {
    private Checkout() {}

    /**
     * The root of the nearest repository around a directory.
     *
     * @param directory the directory, which need not exist
     * @return an absolute path; nothing outside of any repository
     */
    public static Optional<Path> rootOf(Path directory) {
        for (Path root = directory.toAbsolutePath().normalize(); root != null; root = root.getParent()) {
            // A file in a work tree, a directory otherwise.
            if (Files.exists(root.resolve(".git"), LinkOption.NOFOLLOW_LINKS)) {
                return Optional.of(root);
            }
        }
        return Optional.empty();
    }
}
