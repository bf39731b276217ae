package io.promfleet.generator.manifest;

import java.util.List;

/**
 * A text that is no YAML, such as a runbook in Markdown.
 *
 * @param header comment lines above it, without comment signs; written as an HTML comment
 * @param pieces the text, cut where it is convenient, so that a long one never has to be in memory in one piece; ends with a
 *     line feed
 */
public record TextDocument(List<String> header, List<String> pieces) implements Document {
    /** Keeps its own copy of the lists. */
    public TextDocument {
        header = List.copyOf(header);
        pieces = List.copyOf(pieces);
    }

    /**
     * A short text.
     *
     * @param header comment lines above it, as above
     * @param text the text; ends with a line feed
     */
    public TextDocument(List<String> header, String text) {
        this(header, List.of(text));
    }
}
