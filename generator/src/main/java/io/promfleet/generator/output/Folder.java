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
        /** A file that stays, there or further up. */
        FILE,
        /** A symbolic link or a special file, there or further up. */
        LINK,
        /** It cannot be found out, which was reported. */
        UNREADABLE
    }

    /** The path below the output directory, empty for that directory itself. */
    final String path;

    final @Nullable Folder parent;
    final State state;

    /** Whether a file of the new tree lies in it or below. */
    boolean inTree;

    /** Whether it was reported that it cannot be a folder. */
    boolean reported;

    /** Whether it was found to be writable, or found not to be and reported. */
    boolean writable;

    /** Whether its counterpart in the staging area was made. */
    boolean staged;

    Folder(String path, @Nullable Folder parent, State state) {
        this.path = path;
        this.parent = parent;
        this.state = state;
    }

    /**
     * The highest folder above, or this one, that is in this state too: of missing folders, the one that brings
     * everything below along when it is moved into place; of others, the cause.
     */
    Folder topmostAlike() {
        Folder top = this;
        while (top.parent != null && top.parent.state == state) {
            top = top.parent;
        }
        return top;
    }
}
