package io.promfleet.generator.manifest;

import io.promfleet.finding.Origin;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A document and its place in the tree.
 *
 * @param path where the file goes
 * @param document what it holds
 * @param schema which schema it has to satisfy, by the name under which the catalogue knows it; null where the
 *     document's own {@code apiVersion} and {@code kind} say so
 * @param embedded values that the document carries as text, such as chart values in a ConfigMap
 * @param origin what in the fleet it was made for; findings in it point there when nothing nearer is known
 */
public record Manifest(
        ManifestPath path, Document document, @Nullable String schema, List<Embedded> embedded, Origin origin) {
    /** Keeps its own copy of the embedded values. */
    public Manifest {
        embedded = List.copyOf(embedded);
    }

    /**
     * A document that carries nothing in texts.
     *
     * @param path where the file goes
     * @param document what it holds
     * @param schema which schema it has to satisfy, or null
     * @param origin what in the fleet it was made for
     */
    public Manifest(ManifestPath path, Document document, @Nullable String schema, Origin origin) {
        this(path, document, schema, List.of(), origin);
    }

    /**
     * A value that stands in a document as text.
     *
     * @param value the tree that was written into the text
     * @param schema which schema it has to satisfy, by the name under which the catalogue knows it
     */
    public record Embedded(Node value, String schema) {}
}
