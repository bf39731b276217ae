package io.promfleet.generator.output;

import org.jspecify.annotations.Nullable;

/** A path that an earlier run owned, this run was offered, or both. There is one for every file, so it is small. */
final class TreeFile {
    /** As an earlier run generated it; null if none did. */
    @Nullable
    Digest listed;

    /** As this run was offered it; null if it was not. */
    @Nullable
    Digest offered;
}
