package io.promfleet.golden;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;

/** The golden trees for tests that read them as users' tools do. */
public final class GoldenTrees {
    private GoldenTrees() {}

    /** The folder of every case. */
    public static Stream<Path> all() {
        return Arrays.stream(GoldenCase.values()).map(GoldenCase::tree);
    }

    /**
     * The folder of a case.
     *
     * @param folder its name
     * @return its path
     */
    public static Path of(String folder) {
        return GoldenCase.root().resolve(folder);
    }
}
