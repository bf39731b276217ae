package io.promfleet.generator.output;

import org.jspecify.annotations.Nullable;

/** A folder on the way to generated files, looked at once. */
final class Folder {
    /** What stands at the folder's path. */
    enum State {
        /** A folder. */
        PRESENT,
        /** Nothing, or a generated file that this run deletes; the same for all that is below. */
        MISSING,
        /** Something that cannot become a folder. It was reported, so nothing more needs to be said of what is below. */
        BLOCKED
    }

    /** The path below the output directory, empty for that directory itself. */
    final String path;

    final @Nullable Folder parent;
    final State state;

    /** Whether a file of the new tree lies in it or below. */
    boolean inTree;

    /** Whether it was found to be writable, or found not to be and reported. */
    boolean writable;

    /** Whether its counterpart in the staging area was made. */
    boolean staged;

    Folder(String path, @Nullable Folder parent, State state) {
        this.path = path;
        this.parent = parent;
        this.state = state;
    }

    /** The highest folder that is missing with this missing one: moved into place, it brings everything below along. */
    Folder topmostMissing() {
        Folder top = this;
        while (top.parent != null && top.parent.state == State.MISSING) {
            top = top.parent;
        }
        return top;
    }
}
