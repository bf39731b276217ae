package io.promfleet.generator.pitfall;

import io.promfleet.generator.promql.Expression;
import io.promfleet.generator.promql.Expression.Aggregation;
import io.promfleet.generator.promql.Expression.Binary;
import io.promfleet.generator.promql.Expression.Call;
import io.promfleet.generator.promql.Expression.VectorSelector;
import io.promfleet.generator.promql.Grouping;
import io.promfleet.generator.promql.LabelMatcher;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What an expression asks for. Linear in its length, however deep it is. */
public final class RuleQuery {
    /** Every part, those outside before those in them. */
    private final List<Expression> parts = new ArrayList<>();

    /** Takes an expression apart. */
    RuleQuery(Expression expression) {
        Deque<Expression> open = new ArrayDeque<>();
        open.push(expression);
        while (!open.isEmpty()) {
            Expression part = open.pop();
            parts.add(part);
            List<Expression> inner = part.parts();
            for (int i = inner.size() - 1; i >= 0; i--) {
                open.push(inner.get(i));
            }
        }
    }

    /**
     * What series are asked for.
     *
     * @return the selectors, from left to right
     */
    public List<VectorSelector> selectors() {
        List<VectorSelector> selectors = new ArrayList<>();
        for (Expression part : parts) {
            if (part instanceof VectorSelector selector) {
                selectors.add(selector);
            }
        }
        return selectors;
    }

    /** The names of the metrics that are asked for. */
    Set<String> metrics() {
        Set<String> metrics = new LinkedHashSet<>();
        for (VectorSelector selector : selectors()) {
            selector.metric().ifPresent(metrics::add);
        }
        return metrics;
    }

    /** Whether the expression is true when there is nothing. */
    boolean asksForAbsence() {
        for (Expression part : parts) {
            if (part instanceof Call call
                    && (call.function().equals("absent") || call.function().equals("absent_over_time"))) {
                return true;
            }
        }
        return false;
    }

    /**
     * The first place where series that differ in a label become one, or are matched with each other, without a word about the
     * label: who asks for its value, or aggregates by it and then over it, knows of it.
     */
    Optional<Grouping> loses(String label) {
        Set<Expression> knowing = Collections.newSetFromMap(new IdentityHashMap<>());
        Optional<Grouping> found = Optional.empty();
        for (int i = parts.size() - 1; i >= 0; i--) {
            Expression part = parts.get(i);
            boolean known = part.parts().stream().anyMatch(knowing::contains);
            if (part instanceof VectorSelector selector) {
                known = selector.matchers().stream().map(LabelMatcher::label).anyMatch(label::equals);
            }
            if (part instanceof Aggregation aggregation
                    && !aggregation.operator().choosesSeries()) {
                if (!known && loses(aggregation, label)) {
                    found = Optional.of(aggregation.grouping());
                }
                known |= isKept(aggregation.grouping(), label);
            }
            if (part instanceof Binary binary) {
                if (!known && loses(binary.matching(), label)) {
                    found = Optional.of(binary.matching());
                }
                known |= isKept(binary.matching(), label);
            }
            if (known) {
                knowing.add(part);
            }
        }
        return found;
    }

    private static boolean isKept(Grouping grouping, String label) {
        return grouping.kind() == Grouping.Kind.ONLY && grouping.labels().contains(label);
    }

    private static boolean loses(Aggregation aggregation, String label) {
        return aggregation.grouping().kind() == Grouping.Kind.NONE || loses(aggregation.grouping(), label);
    }

    /** Whether what the grouping says leaves the label out. */
    private static boolean loses(Grouping grouping, String label) {
        return switch (grouping.kind()) {
            case NONE -> false;
            case ONLY -> !grouping.labels().contains(label);
            case ALL_BUT -> grouping.labels().contains(label);
        };
    }
}
