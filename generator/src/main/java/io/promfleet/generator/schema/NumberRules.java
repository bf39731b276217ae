package io.promfleet.generator.schema;

import io.promfleet.generator.manifest.DecimalNode;
import io.promfleet.generator.manifest.IntegerNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.UnsignedNode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The bounds that a schema sets to numbers; each a {@link Long} or a {@link BigDecimal}. Near the edge of what a double
 * can tell apart nothing is decided.
 */
final class NumberRules {
    // Every whole number below this is a double of its own.
    static final double EXACT = 1L << 53;

    private static final int UNKNOWN = 2;

    @Nullable
    Object minimum;

    @Nullable
    Object maximum;

    @Nullable
    Object exclusiveMinimum;

    @Nullable
    Object exclusiveMaximum;

    Verdict judge(Node number, boolean schemaSaysInteger) {
        if (number instanceof DecimalNode decimal
                && schemaSaysInteger
                && decimal.value() != Math.rint(decimal.value())) {
            // The library cuts fractions off before it compares where a schema allows integers and numbers.
            return Verdict.UNDECIDED;
        }
        Verdict verdict = judge(number, minimum, 1, true);
        if (verdict == Verdict.ACCEPTED) {
            verdict = judge(number, maximum, -1, true);
        }
        if (verdict == Verdict.ACCEPTED) {
            verdict = judge(number, exclusiveMinimum, 1, false);
        }
        return verdict == Verdict.ACCEPTED ? judge(number, exclusiveMaximum, -1, false) : verdict;
    }

    private static Verdict judge(Node number, @Nullable Object bound, int legalSide, boolean boundIsLegal) {
        if (bound == null) {
            return Verdict.ACCEPTED;
        }
        int side = side(number, bound);
        if (side == UNKNOWN) {
            return Verdict.UNDECIDED;
        }
        return side == legalSide || (side == 0 && boundIsLegal) ? Verdict.ACCEPTED : Verdict.REJECTED;
    }

    private static int side(Node number, Object bound) {
        if (number instanceof IntegerNode integer) {
            if (bound instanceof Long whole) {
                return Long.compare(integer.value(), whole);
            }
            return apart(BigDecimal.valueOf(integer.value()).compareTo((BigDecimal) bound));
        }
        if (number instanceof UnsignedNode unsigned) {
            return bound instanceof BigDecimal decimal
                    ? apart(new BigDecimal(unsigned.toString()).compareTo(decimal))
                    : 1;
        }
        double value = ((DecimalNode) number).value();
        if (bound instanceof Long whole) {
            if (Math.abs(value) >= EXACT || Math.abs(whole.doubleValue()) >= EXACT) {
                return UNKNOWN;
            }
            return Integer.signum(Double.compare(value + 0.0, whole.doubleValue()));
        }
        return apart(Double.compare(value, ((BigDecimal) bound).doubleValue()));
    }

    private static int apart(int comparison) {
        return comparison == 0 ? UNKNOWN : Integer.signum(comparison);
    }
}
