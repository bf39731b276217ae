package io.promfleet.generator;

import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.manifest.YamlDocument;
import org.jspecify.annotations.Nullable;

/** The resource of the Operator that a document is. */
final class ScrapeConfigDocument {
    private ScrapeConfigDocument() {}

    /** The object, where the document is one {@code ScrapeConfig}; null elsewhere. */
    static @Nullable MapNode of(Manifest manifest) {
        return manifest.document() instanceof YamlDocument document
                        && document.roots().size() == 1
                        && document.roots().get(0).get("kind") instanceof TextNode kind
                        && kind.value().equals("ScrapeConfig")
                ? document.roots().get(0)
                : null;
    }
}
