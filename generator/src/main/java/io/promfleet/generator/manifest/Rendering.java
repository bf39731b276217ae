package io.promfleet.generator.manifest;

import org.jspecify.annotations.Nullable;

/**
 * Where the bytes of a node stand. Kept by the node itself, so that finding them costs nothing and they go when it goes;
 * immutable, so that writers on several threads may replace each other's without harm.
 *
 * @param log what the writer's log holds, by identity; another object once the log was emptied, so that this is stale
 * @param start the first byte, behind the indent of the first line
 * @param end behind the last byte, a line feed
 * @param indent by how many spaces the lines behind the first are indented
 * @param levels how many containers stand in each other there, at the deepest
 * @param older another rendering, itself without an older one, so that two writers that take turns both find theirs
 */
record Rendering(
        Object log,
        int start,
        int end,
        int indent,
        int levels,
        @Nullable Rendering older) {

    /** The rendering that stands in a log, or null. */
    static @Nullable Rendering in(Object log, @Nullable Rendering newest) {
        if (newest == null || newest.log == log) {
            return newest;
        }
        Rendering older = newest.older;
        return older != null && older.log == log ? older : null;
    }

    /** A new rendering that keeps the newest of those before. */
    static Rendering newer(@Nullable Rendering newest, Object log, int start, int end, int indent, int levels) {
        return new Rendering(log, start, end, indent, levels, newest == null ? null : newest.alone());
    }

    private Rendering alone() {
        return older == null ? this : new Rendering(log, start, end, indent, levels, null);
    }
}
