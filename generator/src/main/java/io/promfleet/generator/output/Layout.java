package io.promfleet.generator.output;

import java.nio.file.Path;

/**
 * Where things are in an output directory. Paths are only ever resolved from the one that the user gave, never made
 * from text anew, so a parent directory whose name the default charset cannot express works.
 *
 * @param root the output directory
 */
record Layout(Path root) {
    static final String STATE = ".promfleet";
    static final String LIST = "owned-files";

    /** The list as findings and differences name it. */
    static final String LIST_PATH = STATE + "/" + LIST;

    Path state() {
        return root.resolve(STATE);
    }

    Path list() {
        return state().resolve(LIST);
    }

    Path lock() {
        return state().resolve("lock");
    }

    /** Where a run collects what is new; worthless without its run. */
    Path staging() {
        return state().resolve("staging");
    }

    /** What {@link #staging} is renamed to at the moment at which the new tree becomes the valid one. */
    Path commit() {
        return state().resolve("commit");
    }

    static Path treeIn(Path stagingOrCommit) {
        return stagingOrCommit.resolve("tree");
    }

    static Path listIn(Path stagingOrCommit) {
        return stagingOrCommit.resolve(LIST);
    }

    static Path planIn(Path stagingOrCommit) {
        return stagingOrCommit.resolve("plan");
    }

    Path file(String path) {
        return root.resolve(path);
    }
}
