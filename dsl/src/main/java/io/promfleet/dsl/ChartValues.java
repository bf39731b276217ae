package io.promfleet.dsl;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.model.ChartValue;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.ConfigValue.ObjectValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The chart values said of one cluster. Objects merge; anything else can be said once. */
final class ChartValues {
    private static final String HINT = "Say it once.";

    private final Declaration owner;
    private final List<ChartValue> values = new ArrayList<>(0);
    private final Map<List<String>, Said> said = new HashMap<>(0);

    ChartValues(Declaration owner) {
        this.owner = owner;
    }

    List<ChartValue> all() {
        return values;
    }

    void add(String path, ConfigValue value) {
        List<String> keys = keys(owner.unicode(path, "path"));
        if (keys.contains("")) {
            owner.illegal("path", path, "has an empty key", "Separate keys with one dot, such as `grafana.adminUser`.");
            return;
        }
        Location here = owner.recorder().here();
        List<String> at = new ArrayList<>(keys.size());
        for (String key : keys) {
            if (!at.isEmpty() && !isFree(at, true, here)) {
                return;
            }
            at.add(key);
        }
        String credential = LiteralCredentials.in(keys, value);
        if (credential != null) {
            owner.mistake(
                    DefinitionRule.LITERAL_CREDENTIAL,
                    "The value `" + credential + "` holds a credential, which would stand in Git for all to read.",
                    "Leave it out and name a Secret, with the chart's value for an existing one.");
            return;
        }
        if (isFree(keys, value, here)) {
            values.add(ChartValue.builder()
                    .addAllPath(keys)
                    .value(value)
                    .declaredAt(here)
                    .build());
        }
    }

    /** Takes a path and all paths within its value, or reports the first that is taken. */
    private boolean isFree(List<String> path, ConfigValue value, Location here) {
        boolean object = value instanceof ObjectValue;
        if (!isFree(path, object, here)) {
            return false;
        }
        if (value instanceof ObjectValue fields) {
            for (ConfigValue.Field field : fields.fields()) {
                List<String> inner = new ArrayList<>(path);
                inner.add(field.name());
                if (!isFree(inner, field.value(), here)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean isFree(List<String> path, boolean object, Location here) {
        Said before = said.putIfAbsent(List.copyOf(path), new Said(object, here));
        if (before == null || (before.object && object)) {
            return true;
        }
        owner.recorder()
                .report(
                        DefinitionRule.SAID_TWICE,
                        owner.path(),
                        here,
                        "The value `" + String.join(".", path) + "` was said before.",
                        HINT,
                        List.of(new Finding.Related("first said here", before.at)));
        return false;
    }

    private static List<String> keys(String path) {
        List<String> keys = new ArrayList<>();
        StringBuilder key = new StringBuilder();
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '\\' && i + 1 < path.length() && path.charAt(i + 1) == '.') {
                key.append('.');
                i++;
            } else if (c == '.') {
                keys.add(key.toString());
                key.setLength(0);
            } else {
                key.append(c);
            }
        }
        keys.add(key.toString());
        return keys;
    }

    private record Said(boolean object, Location at) {}
}
