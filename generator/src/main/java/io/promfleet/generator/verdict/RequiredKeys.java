package io.promfleet.generator.verdict;

import io.promfleet.schemas.SchemaCatalogue;
import io.promfleet.schemas.SchemaReference;
import java.util.List;
import java.util.Map;

/** The keys that a section must have, as its schema says: there is no other list of them. */
final class RequiredKeys {
    private static final String FOLDER = "prometheus/";
    private static final String DISCOVERY = "service-discovery/";

    private final Judgement judgement;

    RequiredKeys(Judgement judgement) {
        this.judgement = judgement;
    }

    /** Judges a section whose schema is a file of its own. */
    void check(ConfigRule rule, Section section, String schema) {
        check(rule, section, SchemaCatalogue.bundled().load(FOLDER + schema).root());
    }

    /** Judges a section whose schema is a definition in a file. */
    void check(ConfigRule rule, Section section, String schema, String definition) {
        check(
                rule,
                section,
                SchemaCatalogue.bundled().resolve(new SchemaReference(FOLDER + schema, "/$defs/" + definition)));
    }

    /** Judges an entry of a mechanism's list. */
    void checkDiscovery(Section section, String mechanism) {
        check(ConfigRule.VALUE_REQUIRED, section, DISCOVERY + mechanism);
    }

    private void check(ConfigRule rule, Section section, Map<String, Object> schema) {
        if (!(schema.get("required") instanceof List<?> keys)) {
            return;
        }
        for (Object item : keys) {
            String key = item.toString();
            if (!section.has(key)) {
                judgement.error(
                        rule,
                        section,
                        key,
                        "`" + section.pathOf(key) + "` is missing, which Prometheus requires.",
                        "Set `" + section.pathOf(key) + "`.");
            }
        }
    }
}
