package io.promfleet.generator.read;

import io.promfleet.finding.Findings;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.schemas.SchemaCatalogue;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads relabelling rules as people keep them: a list of rules, or a mapping with one such list, which may be a whole
 * scrape job or remote write. Other keys of the mapping are not looked at. Not thread-safe.
 */
public final class RelabelRulesReader {
    private static final List<String> KEYS =
            List.of("relabel_configs", "metric_relabel_configs", "write_relabel_configs", "alert_relabel_configs");

    private final Shapes shapes;

    /**
     * A reader.
     *
     * @param catalogue where the schema of rules is
     */
    public RelabelRulesReader(SchemaCatalogue catalogue) {
        this.shapes = new Shapes(catalogue);
    }

    /**
     * Reads the rules of a text.
     *
     * @param source the text
     * @param target the release that is going to read it
     * @param findings takes what is wrong
     * @return the list, as far as its rules could be read; nothing if there is none, or not just one
     */
    public Optional<ListNode> read(SourceText source, PrometheusVersion target, Findings findings) {
        YamlText text = YamlText.of(source);
        SourceNode list = text.first(findings);
        if (list instanceof SourceNode.Mapping mapping) {
            list = onlyList(mapping, source, findings);
        } else if (text.isEmpty()) {
            findings.add(ReadRule.REFUSED.error(
                    source.position(1, 1), "The file is empty.", "Write a list of rules into it."));
        }
        if (list == null) {
            return Optional.empty();
        }
        return new SchemaDecoder(source, target, findings)
                .document(list, shapes.named(ConfigLanguage.RELABEL_CONFIG_LIST.schema()))
                .map(ListNode.class::cast);
    }

    private static @Nullable SourceNode onlyList(SourceNode.Mapping mapping, SourceText source, Findings findings) {
        SourceNode list = null;
        String first = "";
        for (SourceNode.Entry entry : mapping.entries()) {
            if (entry.key() instanceof SourceNode.Scalar key && KEYS.contains(key.text())) {
                if (list != null) {
                    findings.add(ReadRule.REFUSED.error(
                            source.origin(key).location(),
                            "`" + key.text() + "` stands beside `" + first + "`, and only one list can be applied.",
                            "Keep the list that is meant."));
                    return null;
                }
                list = entry.value();
                first = key.text();
            }
        }
        if (list == null) {
            findings.add(ReadRule.REFUSED.error(
                    source.origin(mapping).location(),
                    "The mapping has no list of rules.",
                    "Write a list, or a mapping with one of `" + String.join("`, `", KEYS) + "`."));
        }
        return list;
    }
}
