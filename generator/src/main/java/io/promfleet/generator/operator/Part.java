package io.promfleet.generator.operator;

import io.promfleet.finding.Origin;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.schemas.Section;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A mapping of Prometheus' configuration that is being made; what is put a second time is left out. */
final class Part {
    private final Section section;
    private final MapNode.Builder map;
    private final Set<String> keys = new HashSet<>();

    Part(Section section, @Nullable Origin origin) {
        this.section = section;
        this.map = MapNode.builder(origin);
    }

    /** What Prometheus takes here. */
    Section section() {
        return section;
    }

    void put(String key, Node value, @Nullable Origin keyOrigin, @Nullable Origin valueOrigin) {
        if (keys.add(key)) {
            map.put(key, value, keyOrigin, valueOrigin);
        }
    }

    void put(String key, Node value, @Nullable Origin origin) {
        put(key, value, origin, origin);
    }

    MapNode build() {
        return map.build();
    }
}
