package io.promfleet.generator.manifest;

import io.promfleet.finding.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A document and its place in the tree.
 *
 * @param path where the file goes
 * @param document what it holds
 * @param schema which schema it has to satisfy, by the name under which the catalogue knows it; null where the
 *     document's own {@code apiVersion} and {@code kind} say so
 * @param origin what in the fleet it was made for; findings in it point there when nothing nearer is known
 */
public record Manifest(
        ManifestPath path, Document document, @Nullable String schema, Origin origin) {}
