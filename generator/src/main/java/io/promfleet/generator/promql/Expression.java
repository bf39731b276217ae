package io.promfleet.generator.promql;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A part of an expression, as a tree. */
public sealed interface Expression {
    /**
     * Where it stands.
     *
     * @return the number of characters before it
     */
    int at();

    /**
     * What it gives.
     *
     * @return the type
     */
    ValueType type();

    /**
     * What it is made of.
     *
     * @return the expressions in it, from left to right; those in them are theirs
     */
    default List<Expression> parts() {
        return List.of();
    }

    /**
     * A number or, as seconds, a duration.
     *
     * @param at where it stands
     * @param value the number
     */
    record NumberLiteral(int at, double value) implements Expression {
        @Override
        public ValueType type() {
            return ValueType.SCALAR;
        }
    }

    /**
     * A text in quotes.
     *
     * @param at where it stands
     * @param value the text without quotes
     */
    record StringLiteral(int at, String value) implements Expression {
        @Override
        public ValueType type() {
            return ValueType.STRING;
        }
    }

    /**
     * The current sample of series.
     *
     * @param at where it stands
     * @param metric the name of the metric, before or in the braces; empty if no matcher demands one name
     * @param matchers what is demanded of labels, without that name
     */
    record VectorSelector(int at, Optional<String> metric, List<LabelMatcher> matchers) implements Expression {
        /** Copies the list. */
        public VectorSelector {
            matchers = List.copyOf(matchers);
        }

        @Override
        public ValueType type() {
            return ValueType.VECTOR;
        }
    }

    /**
     * The samples of series over a range.
     *
     * @param at where it stands
     * @param selector the series
     * @param range how far it looks back; empty if that is computed
     */
    record MatrixSelector(int at, VectorSelector selector, Optional<Duration> range) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(selector);
        }

        @Override
        public ValueType type() {
            return ValueType.MATRIX;
        }
    }

    /**
     * An expression evaluated again and again over a range.
     *
     * @param at where it stands
     * @param of what is evaluated
     * @param range how far it looks back; empty if that is computed
     */
    record Subquery(int at, Expression of, Optional<Duration> range) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(of);
        }

        @Override
        public ValueType type() {
            return ValueType.MATRIX;
        }
    }

    /**
     * A call of a function.
     *
     * @param at where it stands
     * @param function the name of the function
     * @param arguments what it takes, in order
     * @param type what it gives
     */
    record Call(int at, String function, List<Expression> arguments, ValueType type) implements Expression {
        @Override
        public List<Expression> parts() {
            return arguments;
        }

        /** Copies the list. */
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /**
     * An aggregation.
     *
     * @param at where it stands
     * @param operator what is done
     * @param grouping by which labels; {@code by} or {@code without}
     * @param parameter the number or text that some of them take
     * @param of the series
     */
    record Aggregation(int at, Aggregator operator, Grouping grouping, Optional<Expression> parameter, Expression of)
            implements Expression {
        @Override
        public List<Expression> parts() {
            return parameter.isPresent() ? List.of(parameter.get(), of) : List.of(of);
        }

        @Override
        public ValueType type() {
            return ValueType.VECTOR;
        }
    }

    /**
     * Two expressions and an operator.
     *
     * @param at where it stands
     * @param operator what is done
     * @param left what is before the operator
     * @param right what is behind it
     * @param matching the labels by which series of both sides find each other; {@code on} or {@code ignoring}
     * @param group the side with several series for one of the other
     * @param type what it gives
     */
    record Binary(
            int at,
            BinaryOperator operator,
            Expression left,
            Expression right,
            Grouping matching,
            Group group,
            ValueType type)
            implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(left, right);
        }

        /** The side that may have several series for one of the other side. */
        public enum Group {
            /** Neither. */
            NONE,
            /** {@code group_left}. */
            LEFT,
            /** {@code group_right}. */
            RIGHT
        }
    }

    /**
     * An expression behind a sign.
     *
     * @param at where it stands
     * @param of what is behind the sign
     * @param type what it gives
     */
    record Signed(int at, Expression of, ValueType type) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(of);
        }
    }

    /**
     * An expression in brackets.
     *
     * @param at where it stands
     * @param of what is between the brackets
     * @param type what it gives
     */
    record Parenthesized(int at, Expression of, ValueType type) implements Expression {
        @Override
        public List<Expression> parts() {
            return List.of(of);
        }
    }
}
