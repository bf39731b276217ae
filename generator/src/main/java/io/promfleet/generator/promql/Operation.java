package io.promfleet.generator.promql;

import io.promfleet.generator.promql.Expression.Binary;
import io.promfleet.generator.promql.Expression.Binary.Group;
import java.util.List;

/** An operator with what is said of it, before its right side is known. */
record Operation(
        BinaryOperator operator,
        int at,
        boolean bool,
        Grouping matching,
        Group group,
        List<String> included,
        boolean fill) {
    static Operation read(Parser parser, BinaryOperator operator, int at) throws PromqlException {
        boolean bool = parser.takeWord("bool");
        Grouping matching = Grouping.NONE;
        Group group = Group.NONE;
        List<String> included = List.of();
        boolean only = parser.peek().isWord("on");
        if (only || parser.peek().isWord("ignoring")) {
            parser.take();
            matching = new Grouping(only ? Grouping.Kind.ONLY : Grouping.Kind.ALL_BUT, parser.labels());
            boolean left = parser.peek().isWord("group_left");
            if (left || parser.peek().isWord("group_right")) {
                parser.take();
                group = left ? Group.LEFT : Group.RIGHT;
                if (parser.peek().isSign("(")) {
                    included = parser.labels();
                }
            }
        }
        return new Operation(operator, at, bool, matching, group, included, fills(parser));
    }

    /** Reads {@code fill(0)}, or both of {@code fill_left(0)} and {@code fill_right(0)}. */
    private static boolean fills(Parser parser) throws PromqlException {
        if (!parser.has(PromqlFeature.FILL_MODIFIERS)) {
            return false; // then they are names of metrics
        }
        boolean found = false;
        while (isFill(parser)) {
            found = true;
            parser.take();
            parser.expect("(");
            if (parser.peek().isSign("-") || parser.peek().isSign("+")) {
                parser.take();
            }
            Token value = parser.peek();
            boolean number = value.kind() == Token.Kind.NUMBER
                    || value.kind() == Token.Kind.DURATION
                    || value.isWord("inf")
                    || value.isWord("nan");
            if (!number) {
                throw parser.unexpected("a number");
            }
            parser.take();
            parser.expect(")");
        }
        return found;
    }

    private static boolean isFill(Parser parser) {
        return parser.isBeforeBracket()
                && (parser.peek().isWord("fill")
                        || parser.peek().isWord("fill_left")
                        || parser.peek().isWord("fill_right"));
    }

    /** The operation with both of its sides. */
    Binary between(Expression left, Expression right) throws PromqlException {
        if (bool && !operator.isComparison()) {
            throw new PromqlException(at, "`bool` stands behind comparisons, not behind `" + operator.sign() + "`.");
        }
        boolean numbers = left.type() == ValueType.SCALAR && right.type() == ValueType.SCALAR;
        if (operator.isComparison() && !bool && numbers) {
            throw new PromqlException(at, "Two scalars are compared with `" + operator.sign() + " bool`.");
        }
        for (Expression side : List.of(left, right)) {
            if (side.type() != ValueType.SCALAR && side.type() != ValueType.VECTOR) {
                throw new PromqlException(
                        side.at(),
                        "`" + operator.sign() + "` takes scalars and instant vectors, not "
                                + side.type().words() + ".");
            }
        }
        boolean vectors = left.type() == ValueType.VECTOR && right.type() == ValueType.VECTOR;
        if (!vectors && (!matching.labels().isEmpty() || fill)) {
            throw new PromqlException(at, "Labels are matched between two instant vectors, and nothing else.");
        }
        if (operator.isSetOperator()) {
            if (!vectors) {
                throw new PromqlException(at, "`" + operator.sign() + "` takes two instant vectors.");
            }
            if (group != Group.NONE || fill) {
                throw new PromqlException(at, "`" + operator.sign() + "` takes neither groups nor values to fill in.");
            }
        }
        if (matching.kind() == Grouping.Kind.ONLY) {
            for (String label : included) {
                if (matching.labels().contains(label)) {
                    throw new PromqlException(
                            at, "`" + label + "` is matched by `on`, so the group cannot take it from the other side.");
                }
            }
        }
        return new Binary(
                left.at(), operator, left, right, matching, group, numbers ? ValueType.SCALAR : ValueType.VECTOR);
    }
}
