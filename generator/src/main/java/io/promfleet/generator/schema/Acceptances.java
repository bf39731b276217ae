package io.promfleet.generator.schema;

import io.promfleet.generator.manifest.Node;
import java.lang.ref.WeakReference;
import org.jspecify.annotations.Nullable;

/**
 * Remembers which shared nodes were accepted, so that the relabel rules that stand in every source's document are judged
 * once and not thousands of times. Compares by identity; nodes never change, so a remembered answer stays true.
 *
 * <p>A fixed number of places, where a newcomer replaces what was there. A node is only kept from its second acceptance
 * on, and weakly: one that stands in a single document leaves nothing but its hash behind.
 */
final class Acceptances {
    private static final int PLACES = 1 << 12;

    private final int[] seen = new int[PLACES];
    private final @Nullable Acceptance[] kept = new Acceptance[PLACES];

    /** A node under the schema that accepted it. */
    private static final class Acceptance extends WeakReference<Node> {
        private final CompiledSchema schema;

        Acceptance(Node node, CompiledSchema schema) {
            super(node);
            this.schema = schema;
        }

        boolean isOf(Node node, CompiledSchema other) {
            return schema == other && refersTo(node);
        }
    }

    boolean contains(Node node, CompiledSchema schema) {
        Acceptance acceptance = kept[hash(node, schema) & (PLACES - 1)];
        return acceptance != null && acceptance.isOf(node, schema);
    }

    void add(Node node, CompiledSchema schema) {
        int hash = hash(node, schema);
        int place = hash & (PLACES - 1);
        if (seen[place] == hash) {
            kept[place] = new Acceptance(node, schema);
        } else {
            seen[place] = hash;
        }
    }

    private static int hash(Node node, CompiledSchema schema) {
        int mixed = (System.identityHashCode(node) * 31 + System.identityHashCode(schema)) * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }
}
