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

    private int schemas;

    /** A number for one more schema. */
    int nextNumber() {
        return ++schemas;
    }

    /** The hash under which a node and the schema of a number are looked up. */
    static int hash(Node node, int schemaNumber) {
        int mixed = (System.identityHashCode(node) * 31 + schemaNumber) * 0x9E3779B9;
        return mixed ^ (mixed >>> 15);
    }

    boolean contains(Node node, CompiledSchema schema, int hash) {
        Acceptance acceptance = kept[hash & (PLACES - 1)];
        return acceptance != null && acceptance.isOf(node, schema);
    }

    void add(Node node, CompiledSchema schema, int hash) {
        int place = hash & (PLACES - 1);
        if (seen[place] == hash) {
            kept[place] = new Acceptance(node, schema);
        } else {
            seen[place] = hash;
        }
    }
}
