package io.promfleet.generator.schema;

import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a schema asks of mappings. A property's schema is compiled when a document first has the property. */
final class MappingRules {
    int fewest;
    int most = Integer.MAX_VALUE;
    List<String> required = List.of();
    Map<String, List<String>> dependentRequired = Map.of();
    Map<String, Object> declared = Map.of();

    @Nullable
    CompiledSchema names;

    @Nullable
    CompiledSchema additional;

    private final CompiledSchema owner;
    private final Map<String, CompiledSchema> properties = new HashMap<>();
    private @Nullable List<PatternProperty> patterns;
    private String @Nullable [] declaredKeys;

    /** The schema of the properties whose names match. */
    private record PatternProperty(TextPattern name, CompiledSchema schema) {}

    MappingRules(CompiledSchema owner) {
        this.owner = owner;
    }

    void addPattern(String name, CompiledSchema schema) {
        if (patterns == null) {
            patterns = new ArrayList<>();
        }
        patterns.add(new PatternProperty(new TextPattern(name), schema));
    }

    Verdict judge(MapNode map, int depth) {
        if (map.size() < fewest || map.size() > most || !holdsAll(map, required) || !holdsDependents(map)) {
            return Verdict.REJECTED;
        }
        if (names == null && patterns == null && additional == null && declared.size() < map.size()) {
            return judgeDeclared(map, depth + 1);
        }
        for (int i = 0; i < map.size(); i++) {
            Verdict verdict = judgeEntry(map.key(i), map.value(i), depth + 1);
            if (verdict != Verdict.ACCEPTED) {
                return verdict;
            }
        }
        return Verdict.ACCEPTED;
    }

    private static boolean holdsAll(MapNode map, List<String> keys) {
        for (int i = 0; i < keys.size(); i++) {
            if (map.indexOf(keys.get(i)) < 0) {
                return false;
            }
        }
        return true;
    }

    private boolean holdsDependents(MapNode map) {
        if (dependentRequired.isEmpty()) {
            return true;
        }
        for (Map.Entry<String, List<String>> dependency : dependentRequired.entrySet()) {
            if (map.indexOf(dependency.getKey()) >= 0 && !holdsAll(map, dependency.getValue())) {
                return false;
            }
        }
        return true;
    }

    // The condition of an "if" declares one property of many.
    private Verdict judgeDeclared(MapNode map, int depth) {
        for (String key : declaredKeys()) {
            Node value = map.get(key);
            CompiledSchema property = value == null ? null : property(key);
            Verdict verdict = value == null || property == null ? Verdict.ACCEPTED : property.judge(value, depth);
            if (verdict != Verdict.ACCEPTED) {
                return verdict;
            }
        }
        return Verdict.ACCEPTED;
    }

    private String[] declaredKeys() {
        String[] known = declaredKeys;
        if (known == null) {
            known = declared.keySet().toArray(new String[0]);
            declaredKeys = known;
        }
        return known;
    }

    private Verdict judgeEntry(String key, Node value, int depth) {
        if (names != null) {
            Verdict verdict = names.judge(new TextNode(key), depth);
            if (verdict != Verdict.ACCEPTED) {
                return verdict;
            }
        }
        CompiledSchema property = declared.isEmpty() ? null : property(key);
        if (property != null) {
            Verdict verdict = property.judge(value, depth);
            if (verdict != Verdict.ACCEPTED) {
                return verdict;
            }
        }
        boolean known = property != null;
        if (patterns != null) {
            for (PatternProperty pattern : patterns) {
                Verdict named = pattern.name().judge(key);
                if (named == Verdict.UNDECIDED) {
                    return named;
                }
                if (named == Verdict.ACCEPTED) {
                    known = true;
                    Verdict verdict = pattern.schema().judge(value, depth);
                    if (verdict != Verdict.ACCEPTED) {
                        return verdict;
                    }
                }
            }
        }
        return known || additional == null ? Verdict.ACCEPTED : additional.judge(value, depth);
    }

    private @Nullable CompiledSchema property(String key) {
        CompiledSchema known = properties.get(key);
        if (known == null) {
            Object schema = declared.get(key);
            if (schema != null) {
                known = owner.part(schema);
                properties.put(key, known);
            }
        }
        return known;
    }
}
