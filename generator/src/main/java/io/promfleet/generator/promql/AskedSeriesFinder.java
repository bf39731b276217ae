package io.promfleet.generator.promql;

import io.promfleet.generator.promql.Expression.Aggregation;
import io.promfleet.generator.promql.Expression.Binary;
import io.promfleet.generator.promql.Expression.Call;
import io.promfleet.generator.promql.Expression.StringLiteral;
import io.promfleet.generator.promql.Expression.VectorSelector;
import io.promfleet.generator.promql.LabelMatcher.Operator;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.regex.InvalidRegexException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Finds the series that an expression asks for. Linear in its length for a given number of labels, however deep it is. */
public final class AskedSeriesFinder {
    private static final String METRIC = "__name__";
    private static final String BUCKET_BOUND = "le";
    private static final String BUCKETS = "_bucket";
    private static final Set<String> WITHOUT_LABELS = Set.of("absent", "absent_over_time", "scalar", "vector");
    private static final Set<String> OF_BUCKETS =
            Set.of("histogram_quantile", "histogram_quantiles", "histogram_fraction");

    /** A part of the expression, and the labels that what stands around it needs of its series. */
    private record Open(Expression part, Set<String> labels) {}

    private final PrometheusVersion version;
    private final Set<AskedSeries> found = new LinkedHashSet<>();
    private final Deque<Open> open = new ArrayDeque<>();

    private AskedSeriesFinder(PrometheusVersion version) {
        this.version = version;
    }

    /**
     * Finds them.
     *
     * @param expression an expression that was read
     * @param version the release that it was read for
     * @return in the order of the expression, without repetition; selectors that name no metric are left out
     */
    public static List<AskedSeries> in(Expression expression, PrometheusVersion version) {
        AskedSeriesFinder finder = new AskedSeriesFinder(version);
        finder.open.push(new Open(expression, Set.of()));
        while (!finder.open.isEmpty()) {
            finder.look(finder.open.pop());
        }
        return List.copyOf(finder.found);
    }

    private void look(Open current) {
        Expression part = current.part();
        if (part instanceof VectorSelector selector) {
            selected(selector, current.labels());
        } else if (part instanceof Aggregation aggregation) {
            aggregated(aggregation, current.labels());
        } else if (part instanceof Binary binary) {
            matched(binary, current.labels());
        } else if (part instanceof Call call) {
            called(call, current.labels());
        } else {
            below(part.parts(), current.labels());
        }
    }

    /** Takes the leftmost first, as the deque gives the last one back first. */
    private void below(List<Expression> parts, Set<String> labels) {
        for (int i = parts.size() - 1; i >= 0; i--) {
            open.push(new Open(parts.get(i), labels));
        }
    }

    private void selected(VectorSelector selector, Set<String> around) {
        String metric = selector.metric().orElse(null);
        if (metric == null) {
            return;
        }
        Set<String> labels = new HashSet<>(around);
        if (!metric.endsWith(BUCKETS)) {
            labels.remove(BUCKET_BOUND); // native histograms have no series a bucket
        }
        Map<String, String> demanded = new HashMap<>();
        for (LabelMatcher matcher : selector.matchers()) {
            if (demandsLabel(matcher)) {
                labels.add(matcher.label());
                if (matcher.operator() == Operator.EQUAL) {
                    demanded.put(matcher.label(), matcher.value());
                }
            }
        }
        labels.remove(METRIC);
        found.add(new AskedSeries(metric, labels, demanded));
    }

    private boolean demandsLabel(LabelMatcher matcher) {
        try {
            return matcher.demandsLabel(version);
        } catch (InvalidRegexException e) {
            return false; // such an expression was not read
        }
    }

    private void aggregated(Aggregation aggregation, Set<String> around) {
        Grouping grouping = aggregation.grouping();
        Set<String> labels = new HashSet<>();
        if (grouping.kind() == Grouping.Kind.ONLY) {
            labels.addAll(grouping.labels());
        }
        if (aggregation.operator().choosesSeries() || grouping.kind() == Grouping.Kind.ALL_BUT) {
            labels.addAll(around);
        }
        if (grouping.kind() == Grouping.Kind.ALL_BUT) {
            grouping.labels().forEach(labels::remove);
        }
        open.push(new Open(aggregation.of(), labels));
        aggregation.parameter().ifPresent(parameter -> open.push(new Open(parameter, Set.of())));
    }

    private void matched(Binary binary, Set<String> around) {
        Set<String> on = binary.matching().kind() == Grouping.Kind.ONLY
                ? new HashSet<>(binary.matching().labels())
                : Set.of();
        // What the other side brings along is not known to the tree, so that nothing more is asked of a side with
        // partners.
        Set<String> kept = binary.group() == Binary.Group.NONE ? both(on, around) : on;
        boolean arithmetic = switch (binary.operator()) {
            case OR, AND, UNLESS -> false;
            default -> true;
        };
        Set<String> right = binary.operator() == BinaryOperator.OR ? kept : on;
        open.push(new Open(binary.right(), right));
        open.push(new Open(binary.left(), arithmetic && !on.isEmpty() ? on : kept));
    }

    private void called(Call call, Set<String> around) {
        Set<String> labels = around;
        if (WITHOUT_LABELS.contains(call.function())) {
            labels = Set.of();
        } else if (OF_BUCKETS.contains(call.function())) {
            labels = both(around, Set.of(BUCKET_BOUND));
        } else if (call.function().equals("label_replace")) {
            labels = made(around, call, 1, List.of(3));
        } else if (call.function().equals("label_join")) {
            List<Integer> sources = new ArrayList<>();
            for (int i = 3; i < call.arguments().size(); i++) {
                sources.add(i);
            }
            labels = made(around, call, 1, sources);
        }
        below(call.arguments(), labels);
    }

    /** The labels for a function that makes one label out of others. */
    private static Set<String> made(Set<String> around, Call call, int target, List<Integer> sources) {
        Set<String> labels = new HashSet<>(around);
        text(call, target, labels::remove);
        for (int source : sources) {
            text(call, source, labels::add);
        }
        labels.remove("");
        return labels;
    }

    private static void text(Call call, int argument, Consumer<String> label) {
        if (argument < call.arguments().size() && call.arguments().get(argument) instanceof StringLiteral text) {
            label.accept(text.value());
        }
    }

    private static Set<String> both(Set<String> some, Set<String> others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }
}
