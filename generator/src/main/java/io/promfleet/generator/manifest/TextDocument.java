package io.promfleet.generator.manifest;

import java.util.List;

/**
 * A text that is no YAML, such as a runbook in Markdown.
 *
 * @param header comment lines above it, without comment signs; written as an HTML comment
 * @param text the text; ends with a line feed
 */
public record TextDocument(List<String> header, String text) implements Document {
    /** Keeps its own copy of the header. */
    public TextDocument {
        header = List.copyOf(header);
    }
}
