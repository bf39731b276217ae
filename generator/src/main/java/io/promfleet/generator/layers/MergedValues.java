package io.promfleet.generator.layers;

import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;

/** Layers of values as Helm puts them together: mappings key by key, of everything else the later one. */
public final class MergedValues {
    private MergedValues() {}

    /**
     * Puts a layer onto others. Every entry keeps the place where it was said.
     *
     * @param below what was put together before
     * @param above the later layer
     * @return both
     */
    public static MapNode of(MapNode below, MapNode above) {
        MapNode.Builder merged = MapNode.builder(below.size() == 0 ? above.origin() : below.origin());
        for (int i = 0; i < below.size(); i++) {
            int later = above.indexOf(below.key(i));
            if (later < 0) {
                merged.put(below.key(i), below.value(i), below.entryOrigin(i), below.valueOrigin(i));
            } else {
                Node value = below.value(i) instanceof MapNode before && above.value(later) instanceof MapNode after
                        ? of(before, after)
                        : above.value(later);
                merged.put(below.key(i), value, above.entryOrigin(later), above.valueOrigin(later));
            }
        }
        for (int i = 0; i < above.size(); i++) {
            if (below.indexOf(above.key(i)) < 0) {
                merged.put(above.key(i), above.value(i), above.entryOrigin(i), above.valueOrigin(i));
            }
        }
        return merged.build();
    }
}
