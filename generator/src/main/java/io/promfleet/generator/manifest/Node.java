package io.promfleet.generator.manifest;

import io.promfleet.finding.Origin;
import org.jspecify.annotations.Nullable;

/**
 * A value in a document: a mapping, a sequence or a scalar. Immutable, so that one node may stand in many documents and
 * is rendered and validated once.
 */
public sealed interface Node permits MapNode, ListNode, TextNode, IntegerNode, UnsignedNode, DecimalNode, BooleanNode {

    /**
     * Where the user said this value; null where promfleet derived it, then the nearest container that has one counts.
     * No part of equality and never in the output.
     *
     * @return the origin, or null
     */
    default @Nullable Origin origin() {
        return null;
    }
}
