package io.promfleet.generator.manifest;

import java.util.List;

/**
 * A YAML file: one document, or several that belong together and are separated by {@code ---}.
 *
 * @param header comment lines above the first document, without the {@code #}
 * @param roots the documents in order; at least one
 */
public record YamlDocument(List<String> header, List<MapNode> roots) implements Document {
    /**
     * Keeps its own copies.
     *
     * @throws IllegalArgumentException without any document
     */
    public YamlDocument {
        header = List.copyOf(header);
        roots = List.copyOf(roots);
        if (roots.isEmpty()) {
            throw new IllegalArgumentException("a YAML file holds at least one document");
        }
    }

    /**
     * A file with one document.
     *
     * @param header comment lines above it, without the {@code #}
     * @param root the tree
     */
    public YamlDocument(List<String> header, MapNode root) {
        this(header, List.of(root));
    }

    /**
     * The first document.
     *
     * @return its tree
     */
    public MapNode root() {
        return roots.get(0);
    }
}
