package io.promfleet.generator.schema;

import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.DecimalNode;
import io.promfleet.generator.manifest.IntegerNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.manifest.UnsignedNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The only values that a schema allows. */
final class Constants {
    private final Set<Object> scalars = new HashSet<>();
    private boolean holdsNumber;
    private boolean holdsDecimal;
    private boolean holdsContainer;

    Constants(List<?> values) {
        for (Object value : values) {
            if (value instanceof Map || value instanceof List) {
                holdsContainer = true;
            } else {
                scalars.add(value);
                holdsDecimal |= value instanceof BigDecimal;
                holdsNumber |= value instanceof BigDecimal || value instanceof Long;
            }
        }
    }

    Verdict judge(Node node) {
        if (node instanceof TextNode text) {
            return certain(scalars.contains(text.value()));
        }
        if (node instanceof IntegerNode integer) {
            boolean found = scalars.contains(integer.value());
            return found || !holdsDecimal ? certain(found) : Verdict.UNDECIDED;
        }
        if (node instanceof BooleanNode truth) {
            return certain(scalars.contains(truth.value()));
        }
        if (node instanceof UnsignedNode) {
            return holdsDecimal ? Verdict.UNDECIDED : Verdict.REJECTED;
        }
        boolean comparable = node instanceof DecimalNode ? holdsNumber : holdsContainer;
        return comparable ? Verdict.UNDECIDED : Verdict.REJECTED;
    }

    private static Verdict certain(boolean found) {
        return found ? Verdict.ACCEPTED : Verdict.REJECTED;
    }
}
