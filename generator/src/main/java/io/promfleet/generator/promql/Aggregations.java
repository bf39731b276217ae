package io.promfleet.generator.promql;

import io.promfleet.generator.promql.Expression.Aggregation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Aggregations, behind their name. */
final class Aggregations {
    private Aggregations() {}

    static Aggregation read(Parser parser, Aggregator operator, int at, Set<PromqlFeature> features)
            throws PromqlException {
        Grouping before = grouping(parser);
        List<Expression> operands = parser.operands();
        Grouping grouping = before.kind() == Grouping.Kind.NONE ? grouping(parser) : before;
        if (operator.isExperimental() && !features.contains(PromqlFeature.EXPERIMENTAL_FUNCTIONS)) {
            throw new PromqlException(
                    at,
                    "`" + operator.spelling() + "` needs the feature `" + PromqlFeature.EXPERIMENTAL_FUNCTIONS.flag()
                            + "` to be enabled.");
        }
        ValueType parameter = operator.parameter();
        int wanted = parameter == null ? 1 : 2;
        String name = "`" + operator.spelling() + "`";
        if (operands.size() != wanted) {
            throw new PromqlException(
                    at,
                    name + " takes " + wanted + (wanted == 1 ? " argument" : " arguments") + ", not " + operands.size()
                            + ".");
        }
        Expression of = operands.get(wanted - 1);
        Parser.requireType(of, ValueType.VECTOR, name);
        if (parameter != null) {
            Parser.requireType(operands.get(0), parameter, name);
        }
        return new Aggregation(
                at, operator, grouping, parameter == null ? Optional.empty() : Optional.of(operands.get(0)), of);
    }

    private static Grouping grouping(Parser parser) throws PromqlException {
        if (parser.takeWord("by")) {
            return new Grouping(Grouping.Kind.ONLY, parser.labels());
        }
        return parser.takeWord("without") ? new Grouping(Grouping.Kind.ALL_BUT, parser.labels()) : Grouping.NONE;
    }
}
