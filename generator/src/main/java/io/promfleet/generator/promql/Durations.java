package io.promfleet.generator.promql;

import io.promfleet.generator.promql.Token.Kind;
import io.promfleet.model.PrometheusVersion;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Durations in brackets and behind {@code offset}, with the arithmetic that newer releases take there. */
final class Durations {
    private static final PrometheusVersion COMPUTED = PrometheusVersion.of(3, 4);
    private static final PrometheusVersion COMPUTED_WITHOUT_FLAG = PrometheusVersion.of(3, 14);
    private static final double LONGEST = Long.MAX_VALUE / 1e9;

    private final Parser parser;
    private final boolean range;
    private boolean computed;

    private Durations(Parser parser, boolean range) {
        this.parser = parser;
        this.range = range;
    }

    /** Reads how far a range goes back; empty if only a server can compute it. */
    static Optional<Duration> readRange(Parser parser) throws PromqlException {
        Token first = parser.peek();
        Durations durations = new Durations(parser, true);
        Double seconds = durations.sum(1, 0);
        // What is computed is looked at only when it is evaluated.
        if (seconds != null && seconds <= 0 && !durations.computed) {
            throw new PromqlException(first.at(), "A range is longer than nothing.");
        }
        return seconds == null || seconds <= 0
                ? Optional.empty()
                : Optional.of(Duration.ofMillis(Math.round(seconds * 1000)));
    }

    /** Reads what is behind {@code offset}; gives whether it shifts anything. */
    static boolean readOffset(Parser parser) throws PromqlException {
        // Behind `offset` only what binds at once belongs to it: the rest of `foo offset 2 ^ 2` is a power.
        boolean numbers = parser.version().isAtLeast(Parser.NUMBERS_ARE_DURATIONS);
        if (!numbers) {
            parser.takeIf("-"); // and no other sign
        }
        Token first = parser.peek();
        Double seconds = new Durations(parser, false).signed(0);
        if (!numbers && (first.kind() != Kind.DURATION || seconds == null || seconds == 0)) {
            throw new PromqlException(
                    first.at(),
                    "Before Prometheus 2.54 `offset` takes a duration that is not zero, alone or behind `-`.");
        }
        return seconds == null || seconds != 0;
    }

    /** A duration in seconds; null if only a server can compute it. */
    private @Nullable Double sum(int precedence, int depth) throws PromqlException {
        Double left = signed(depth);
        while (true) {
            Token token = parser.peek();
            BinaryOperator operator =
                    token.kind() == Kind.SIGN ? BinaryOperator.of(token.text(), parser.version()) : null;
            if (operator == null || operator.precedence() < Math.max(precedence, BinaryOperator.ADD.precedence())) {
                return left;
            }
            requireComputed(token);
            computed = true;
            parser.take();
            boolean power = operator == BinaryOperator.POWER;
            Double right = sum(power ? operator.precedence() : operator.precedence() + 1, depth);
            boolean divides = operator == BinaryOperator.DIVIDE || operator == BinaryOperator.MODULO;
            if (divides && right != null && right == 0) {
                throw new PromqlException(token.at(), "A duration is divided by nothing.");
            }
            left = left == null || right == null ? null : compute(operator, left, right);
        }
    }

    private static double compute(BinaryOperator operator, double left, double right) {
        return switch (operator) {
            case ADD -> left + right;
            case SUBTRACT -> left - right;
            case MULTIPLY -> left * right;
            case DIVIDE -> left / right;
            case MODULO -> left % right;
            default -> Math.pow(left, right);
        };
    }

    private @Nullable Double signed(int depth) throws PromqlException {
        Token token = parser.take();
        if (depth > 100) {
            throw new PromqlException(token.at(), "The duration is nested too deeply.");
        }
        if (token.isSign("-") || token.isSign("+")) {
            if (range) {
                requireComputed(token);
            }
            Double of = signed(depth + 1);
            return of == null || token.isSign("+") ? of : Double.valueOf(-of);
        }
        if (token.isSign("(")) {
            requireComputed(token);
            Double of = sum(1, depth + 1);
            parser.expect(")");
            return of;
        }
        if (token.kind() == Kind.DURATION) {
            return Parser.nanoseconds(token) / 1e9;
        }
        boolean numbers = parser.version().isAtLeast(Parser.NUMBERS_ARE_DURATIONS);
        if (token.kind() == Kind.NUMBER && numbers) {
            double value = Parser.number(token);
            if (value > LONGEST) {
                throw new PromqlException(token.at(), "`" + token.text() + "` seconds are too long.");
            }
            return value;
        }
        if (token.isWord("step") || token.isWord("range")) {
            requireComputed(token);
            parser.expect("(");
            parser.expect(")");
            return null;
        }
        if (token.isWord("min_of") || token.isWord("max_of")) {
            requireComputed(token);
            parser.expect("(");
            Double left = sum(1, depth + 1);
            parser.expect(",");
            Double right = sum(1, depth + 1);
            parser.expect(")");
            if (left == null || right == null) {
                return null;
            }
            return token.isWord("min_of")
                    ? Double.valueOf(Math.min(left, right))
                    : Double.valueOf(Math.max(left, right));
        }
        throw new PromqlException(token.at(), "Where a duration such as `5m` belongs there is " + token.shown() + ".");
    }

    private void requireComputed(Token token) throws PromqlException {
        boolean computed = parser.version().isAtLeast(COMPUTED_WITHOUT_FLAG)
                || (parser.version().isAtLeast(COMPUTED) && parser.has(PromqlFeature.DURATION_EXPRESSIONS));
        if (!computed) {
            throw new PromqlException(
                    token.at(),
                    "Durations are not computed before Prometheus 3.14, unless the feature `"
                            + PromqlFeature.DURATION_EXPRESSIONS.flag() + "` is enabled.");
        }
    }
}
