package io.promfleet.generator.read;

import io.promfleet.finding.Findings;
import io.promfleet.generator.manifest.Node;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.schemas.SchemaCatalogue;
import java.util.Optional;

/**
 * Reads what Prometheus reads, as the release does for which it is meant. Every mistake that Prometheus would find while
 * decoding becomes a finding at its line and column: YAML, keys, types, and the bounds of single values. What keys must be
 * together is for others to judge. Not thread-safe.
 */
public final class ConfigReader {
    private final Shapes shapes;

    /**
     * A reader.
     *
     * @param catalogue where the schemas are that say which keys and types there are
     */
    public ConfigReader(SchemaCatalogue catalogue) {
        this.shapes = new Shapes(catalogue);
    }

    /**
     * Reads a configuration file of Prometheus. An empty one is a valid configuration.
     *
     * @param source the file
     * @param target the release that is going to read it
     * @param findings takes what is wrong
     * @return what could be read, also where something was wrong; nothing if the text is no YAML or no mapping
     */
    public Optional<ReadConfig> read(SourceText source, PrometheusVersion target, Findings findings) {
        return read(source, ConfigLanguage.PROMETHEUS, target, findings);
    }

    /**
     * Reads a text.
     *
     * @param source the text
     * @param language what it holds
     * @param target the release that is going to read it
     * @param findings takes what is wrong
     * @return what could be read, also where something was wrong; nothing if the text is no YAML, or its outermost value is
     *     of the wrong kind
     */
    public Optional<ReadConfig> read(
            SourceText source, ConfigLanguage language, PrometheusVersion target, Findings findings) {
        return read(YamlText.of(source), language, target, findings);
    }

    /**
     * Reads a text that was parsed before.
     *
     * @param text the text
     * @param language what it holds
     * @param target the release that is going to read it
     * @param findings takes what is wrong
     * @return what could be read, also where something was wrong; nothing if the text is no YAML, or its outermost value is
     *     of the wrong kind
     */
    public Optional<ReadConfig> read(
            YamlText text, ConfigLanguage language, PrometheusVersion target, Findings findings) {
        SourceText source = text.source();
        if (text.isEmpty()) {
            Node empty = new SchemaDecoder(source, target, findings).empty(shapes.named(language.schema()));
            return Optional.of(new ReadConfig(language, empty, source, target));
        }
        SourceNode root = text.first(findings);
        return root == null ? Optional.empty() : decode(source, root, language, target, findings);
    }

    /** Gives a node its types. */
    Optional<ReadConfig> decode(
            SourceText source, SourceNode node, ConfigLanguage language, PrometheusVersion target, Findings findings) {
        return new SchemaDecoder(source, target, findings)
                .document(node, shapes.named(language.schema()))
                .map(root -> new ReadConfig(language, root, source, target));
    }
}
