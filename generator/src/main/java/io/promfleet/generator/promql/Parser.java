package io.promfleet.generator.promql;

import io.promfleet.finding.Malformed;
import io.promfleet.generator.format.DurationText;
import io.promfleet.generator.promql.Expression.Call;
import io.promfleet.generator.promql.Expression.MatrixSelector;
import io.promfleet.generator.promql.Expression.NumberLiteral;
import io.promfleet.generator.promql.Expression.Parenthesized;
import io.promfleet.generator.promql.Expression.Signed;
import io.promfleet.generator.promql.Expression.StringLiteral;
import io.promfleet.generator.promql.Expression.Subquery;
import io.promfleet.generator.promql.Expression.VectorSelector;
import io.promfleet.generator.promql.Token.Kind;
import io.promfleet.model.PrometheusVersion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One expression, read from left to right; the grammar is with {@link Promql}. */
final class Parser {
    /** Deeper than anybody writes, and far from what a thread's stack holds. */
    private static final int DEEPEST = 500;

    static final PrometheusVersion NUMBERS_ARE_DURATIONS = PrometheusVersion.of(2, 54);
    static final PrometheusVersion UTF8 = PrometheusVersion.of(3, 0);
    /** Keywords that cannot be the name of a metric where it stands alone. */
    private static final Set<String> NO_METRICS =
            Set.of("bool", "on", "ignoring", "group_left", "group_right", "atan2", "inf", "nan");

    private final List<Token> tokens;
    private final PrometheusVersion version;
    private final Set<PromqlFeature> features;
    private final Selectors selectors;
    private int next;
    private int depth;

    Parser(List<Token> tokens, PrometheusVersion version, Set<PromqlFeature> features) {
        this.tokens = tokens;
        this.version = version;
        this.features = features;
        this.selectors = new Selectors(version);
    }

    Expression parse() throws PromqlException {
        if (peek().kind() == Kind.END) {
            throw new PromqlException(0, "There is no expression.");
        }
        Expression expression = expression(1);
        if (peek().kind() != Kind.END) {
            throw unexpected("an operator");
        }
        return expression;
    }

    /** Operands and operators that bind at least so strongly. */
    private Expression expression(int precedence) throws PromqlException {
        if (++depth > DEEPEST) {
            throw new PromqlException(peek().at(), "The expression is nested too deeply.");
        }
        Expression left = operand();
        while (true) {
            Token token = peek();
            BinaryOperator operator = token.kind() == Kind.SIGN || token.kind() == Kind.WORD
                    ? BinaryOperator.of(token.text(), version)
                    : null;
            if (operator == null || operator.precedence() < precedence) {
                depth--;
                return left;
            }
            next++;
            Operation operation = Operation.read(this, operator, token.at());
            int stronger = operator == BinaryOperator.POWER ? operator.precedence() : operator.precedence() + 1;
            left = operation.between(left, expression(stronger));
        }
    }

    private Expression operand() throws PromqlException {
        Token token = peek();
        if (token.isSign("+") || token.isSign("-")) {
            next++;
            // A sign binds as a product does, so that only a power is stronger.
            Expression of = expression(BinaryOperator.POWER.precedence());
            if (of instanceof NumberLiteral number) {
                return new NumberLiteral(token.at(), token.isSign("-") ? -number.value() : number.value());
            }
            if (of.type() != ValueType.SCALAR && of.type() != ValueType.VECTOR) {
                throw new PromqlException(
                        token.at(),
                        "A sign stands before a scalar or an instant vector, not "
                                + of.type().words() + ".");
            }
            return new Signed(token.at(), of, of.type());
        }
        return modified(primary());
    }

    private Expression primary() throws PromqlException {
        Token token = take();
        return switch (token.kind()) {
            case NUMBER -> new NumberLiteral(token.at(), number(token));
            case DURATION -> {
                if (!version.isAtLeast(NUMBERS_ARE_DURATIONS)) {
                    throw new PromqlException(
                            token.at(),
                            "`" + token.text() + "` is a duration; before Prometheus 2.54 it is no number.");
                }
                yield new NumberLiteral(token.at(), nanoseconds(token) / 1e9);
            }
            case STRING -> new StringLiteral(token.at(), token.text());
            case METRIC -> selector(token);
            case WORD -> word(token);
            case SIGN, END -> bracketed(token);
        };
    }

    private Expression bracketed(Token token) throws PromqlException {
        if (token.isSign("(")) {
            Expression of = expression(1);
            expect(")");
            return new Parenthesized(token.at(), of, of.type());
        }
        if (token.kind() == Kind.SIGN) {
            next--;
        }
        if (token.isSign("{")) {
            return selector(null);
        }
        throw unexpected("an expression");
    }

    private Expression word(Token token) throws PromqlException {
        String word = token.text();
        if (word.equalsIgnoreCase("inf")) {
            return new NumberLiteral(token.at(), Double.POSITIVE_INFINITY);
        }
        if (word.equalsIgnoreCase("nan")) {
            return new NumberLiteral(token.at(), Double.NaN);
        }
        boolean list = peek().isSign("(");
        Aggregator aggregator = Aggregator.named(word, version);
        if (aggregator != null && (list || peek().isWord("by") || peek().isWord("without"))) {
            return Aggregations.read(this, aggregator, token.at(), features);
        }
        if (list) {
            return call(token);
        }
        if (NO_METRICS.contains(word.toLowerCase(Locale.ROOT))) {
            next--;
            throw unexpected("an expression");
        }
        return selector(token);
    }

    private Expression call(Token name) throws PromqlException {
        Function function = Function.named(name.text(), version);
        if (function == null) {
            throw new PromqlException(name.at(), "Prometheus " + version + " has no function `" + name.text() + "`.");
        }
        if (!function.isStable(version) && !features.contains(PromqlFeature.EXPERIMENTAL_FUNCTIONS)) {
            throw new PromqlException(
                    name.at(),
                    "`" + name.text() + "` needs the feature `" + PromqlFeature.EXPERIMENTAL_FUNCTIONS.flag()
                            + "` to be enabled.");
        }
        List<Expression> arguments = arguments(function);
        if (arguments.size() < function.fewest() || arguments.size() > function.most()) {
            String bound = function.fewest() == function.most()
                    ? String.valueOf(function.fewest())
                    : arguments.size() < function.fewest()
                            ? "at least " + function.fewest()
                            : "at most " + function.most();
            throw new PromqlException(
                    name.at(),
                    "`" + name.text() + "` takes " + bound + (bound.equals("1") ? " argument" : " arguments") + ", not "
                            + arguments.size() + ".");
        }
        for (int i = 0; i < arguments.size(); i++) {
            requireType(arguments.get(i), function.parameter(i), "`" + name.text() + "`");
        }
        return new Call(name.at(), name.text(), arguments, function.type());
    }

    /** The arguments of a call, without their types. The labels that {@code info} takes are a selector that may demand nothing. */
    private List<Expression> arguments(Function function) throws PromqlException {
        expect("(");
        List<Expression> arguments = new ArrayList<>();
        if (!peek().isSign(")")) {
            do {
                if (function.name().equals("info") && arguments.size() == 1) {
                    if (!peek().isSign("{")) {
                        throw new PromqlException(peek().at(), "`info` takes the labels in braces, without a metric.");
                    }
                    arguments.add(modified(selectors.read(this, null, true)));
                } else {
                    arguments.add(expression(1));
                }
            } while (takeIf(","));
        }
        expect(")");
        return arguments;
    }

    private Expression selector(@Nullable Token name) throws PromqlException {
        return selectors.read(this, name, false);
    }

    /** A range, {@code offset} or {@code @} behind an operand. */
    private Expression modified(Expression of) throws PromqlException {
        Expression result = of;
        boolean offset = false;
        boolean time = false;
        while (true) {
            Token token = peek();
            if (token.isSign("[")) {
                next++;
                Expression ranged = range(result, token, offset, time);
                if (ranged instanceof Subquery) {
                    offset = false;
                    time = false;
                }
                result = ranged;
            } else if (token.isWord("offset")) {
                next++;
                boolean set = Durations.readOffset(this);
                requireSelected(result, token, "offset");
                if (offset) {
                    throw new PromqlException(token.at(), "`offset` is there twice.");
                }
                offset = set;
            } else if (token.isSign("@")) {
                next++;
                time();
                requireSelected(result, token, "@");
                if (time) {
                    throw new PromqlException(token.at(), "`@` is there twice.");
                }
                time = true;
            } else if (token.isWord("anchored") || token.isWord("smoothed")) {
                next++;
                requireFeature(PromqlFeature.EXTENDED_RANGE_SELECTORS, token);
                if (!(result instanceof VectorSelector) && !(result instanceof MatrixSelector)) {
                    throw new PromqlException(token.at(), "`" + token.text() + "` stands behind a selector.");
                }
            } else {
                return result;
            }
        }
    }

    private static void requireSelected(Expression of, Token token, String word) throws PromqlException {
        if (!(of instanceof VectorSelector) && !(of instanceof MatrixSelector) && !(of instanceof Subquery)) {
            throw new PromqlException(
                    token.at(),
                    "`" + word + "` stands behind a selector, a range or a subquery, and before no bracket.");
        }
    }

    private Expression range(Expression of, Token bracket, boolean offset, boolean time) throws PromqlException {
        Optional<Duration> range = Durations.readRange(this);
        if (takeIf(":")) {
            if (!peek().isSign("]")) {
                Durations.readRange(this);
            }
            expect("]");
            if (of.type() != ValueType.VECTOR) {
                throw new PromqlException(
                        of.at(),
                        "A subquery is made of an instant vector, not "
                                + of.type().words() + ".");
            }
            return new Subquery(of.at(), of, range);
        }
        expect("]");
        if (!(of instanceof VectorSelector selector)) {
            throw new PromqlException(
                    bracket.at(), "Only a selector has a range; write a subquery such as `[5m:]` for the rest.");
        }
        if (offset || time) {
            throw new PromqlException(bracket.at(), "The range stands before `offset` and `@`.");
        }
        return new MatrixSelector(of.at(), selector, range);
    }

    private void time() throws PromqlException {
        Token token = take();
        if (token.isWord("start") || token.isWord("end")) {
            expect("(");
            expect(")");
            return;
        }
        Token number = token.isSign("+") || token.isSign("-") ? take() : token;
        boolean infinite = number.isWord("inf") || number.isWord("nan");
        boolean duration = number.kind() == Kind.DURATION && version.isAtLeast(NUMBERS_ARE_DURATIONS);
        if (number.kind() != Kind.NUMBER && !duration && !infinite) {
            next--;
            throw unexpected("a time in seconds");
        }
        double value = number.kind() == Kind.NUMBER ? number(number) : 0;
        if (infinite || value >= Long.MAX_VALUE) {
            throw new PromqlException(number.at(), "`" + number.text() + "` is no time for `@`.");
        }
    }

    /** A list of labels in brackets. */
    List<String> labels() throws PromqlException {
        expect("(");
        List<String> labels = new ArrayList<>();
        while (!takeIf(")")) {
            Token token = take();
            boolean name = token.kind() == Kind.WORD && !token.isWord("inf") && !token.isWord("nan");
            boolean utf8 = (token.kind() == Kind.STRING || token.kind() == Kind.METRIC) && version.isAtLeast(UTF8);
            if (!name && !utf8) {
                next--;
                throw unexpected("a label");
            }
            if (token.text().isEmpty()) {
                throw new PromqlException(token.at(), "A label has no name.");
            }
            labels.add(token.text());
            if (!takeIf(",") && !peek().isSign(")")) {
                throw unexpected("`,` or `)`");
            }
        }
        return labels;
    }

    /** The arguments of an aggregation. */
    List<Expression> operands() throws PromqlException {
        expect("(");
        List<Expression> operands = new ArrayList<>();
        if (!peek().isSign(")")) {
            do {
                operands.add(expression(1));
            } while (takeIf(","));
        }
        expect(")");
        return operands;
    }

    void requireFeature(PromqlFeature feature, Token token) throws PromqlException {
        if (!features.contains(feature)) {
            throw new PromqlException(
                    token.at(), "`" + token.text() + "` needs the feature `" + feature.flag() + "` to be enabled.");
        }
    }

    boolean has(PromqlFeature feature) {
        return features.contains(feature);
    }

    static void requireType(Expression of, ValueType type, String taker) throws PromqlException {
        if (of.type() != type) {
            throw new PromqlException(
                    of.at(),
                    taker + " takes " + type.words() + ", not " + of.type().words() + ".");
        }
    }

    static long nanoseconds(Token duration) throws PromqlException {
        try {
            return DurationText.nanoseconds(duration.text());
        } catch (Malformed e) {
            throw new PromqlException(duration.at(), e.getMessage());
        }
    }

    static double number(Token token) throws PromqlException {
        double value = NumberText.value(token.text());
        if (Double.isInfinite(value)) {
            throw new PromqlException(token.at(), "`" + token.text() + "` is too large.");
        }
        return value;
    }

    PrometheusVersion version() {
        return version;
    }

    Token peek() {
        return tokens.get(next);
    }

    /** Whether a bracket follows what comes next. */
    boolean isBeforeBracket() {
        return next + 1 < tokens.size() && tokens.get(next + 1).isSign("(");
    }

    Token take() {
        Token token = tokens.get(next);
        if (token.kind() != Kind.END) {
            next++;
        }
        return token;
    }

    boolean takeIf(String sign) {
        boolean there = peek().isSign(sign);
        if (there) {
            next++;
        }
        return there;
    }

    boolean takeWord(String word) {
        boolean there = peek().isWord(word);
        if (there) {
            next++;
        }
        return there;
    }

    void expect(String sign) throws PromqlException {
        if (!takeIf(sign)) {
            throw unexpected("`" + sign + "`");
        }
    }

    PromqlException unexpected(String wanted) {
        Token token = peek();
        return new PromqlException(token.at(), "Where " + wanted + " belongs there is " + token.shown() + ".");
    }
}
