package io.promfleet.generator.manifest;

/**
 * Where the bytes of a node stand. Kept by the node itself, so that finding them costs nothing and they go when it goes;
 * immutable, so that writers on several threads may overwrite each other's without harm.
 *
 * @param log what the writer's log holds, by identity; another object once the log was emptied, so that this is stale
 * @param start the first byte, behind the indent of the first line
 * @param end behind the last byte, a line feed
 * @param indent by how many spaces the lines behind the first are indented
 * @param levels how many containers stand in each other there, at the deepest
 */
record Rendering(Object log, int start, int end, int indent, int levels) {}
