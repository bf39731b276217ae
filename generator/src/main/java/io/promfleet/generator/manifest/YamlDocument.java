package io.promfleet.generator.manifest;

import java.util.List;

/**
 * One YAML document.
 *
 * @param header comment lines above it, without the {@code #}
 * @param root the tree
 */
public record YamlDocument(List<String> header, MapNode root) implements Document {
    /** Keeps its own copy of the header. */
    public YamlDocument {
        header = List.copyOf(header);
    }
}
