package io.promfleet.generator.promql;

import io.promfleet.generator.promql.Expression.VectorSelector;
import io.promfleet.generator.promql.LabelMatcher.Operator;
import io.promfleet.generator.promql.Token.Kind;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.regex.InvalidRegexException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Selectors of series. */
final class Selectors {
    private static final String METRIC = "__name__";

    private final PrometheusVersion version;

    Selectors(PrometheusVersion version) {
        this.version = version;
    }

    /**
     * Reads a selector.
     *
     * @param parser stands behind the name, or before the braces
     * @param name the name before the braces; null if there is none
     * @param mayDemandNothing whether it may take all there is
     */
    VectorSelector read(Parser parser, @Nullable Token name, boolean mayDemandNothing) throws PromqlException {
        int at = name == null ? parser.peek().at() : name.at();
        Optional<String> metric = Optional.ofNullable(name).map(Token::text);
        boolean demanding = name != null || mayDemandNothing;
        List<LabelMatcher> matchers = new ArrayList<>();
        if (parser.takeIf("{")) {
            while (!parser.takeIf("}")) {
                LabelMatcher matcher = matcher(parser);
                demanding |= demandsSomething(matcher, at);
                if (matcher.label().equals(METRIC)) {
                    if (name != null) {
                        throw new PromqlException(at, "The metric is named twice, before the braces and in them.");
                    }
                    if (matcher.operator() == Operator.EQUAL && metric.isEmpty()) {
                        metric = Optional.of(matcher.value());
                        matcher = null;
                    }
                }
                if (matcher != null) {
                    matchers.add(matcher);
                }
                if (!parser.takeIf(",") && !parser.peek().isSign("}")) {
                    throw parser.unexpected("`,` or `}`");
                }
            }
        }
        if (!demanding) {
            throw new PromqlException(
                    at, "The selector takes every series; demand a value of one label that is not empty.");
        }
        return new VectorSelector(at, metric, matchers);
    }

    private LabelMatcher matcher(Parser parser) throws PromqlException {
        Token label = parser.take();
        boolean quoted = label.kind() == Kind.STRING && version.isAtLeast(Parser.UTF8);
        if (label.kind() != Kind.WORD && !quoted) {
            throw new PromqlException(label.at(), "Where a label belongs there is " + label.shown() + ".");
        }
        Operator operator = operator(parser.peek());
        if (operator == null) {
            if (quoted) {
                return new LabelMatcher(METRIC, Operator.EQUAL, label.text());
            }
            throw parser.unexpected("`=`, `!=`, `=~` or `!~`");
        }
        parser.take();
        if (parser.peek().kind() != Kind.STRING) {
            throw parser.unexpected("a text in quotes");
        }
        return new LabelMatcher(label.text(), operator, parser.take().text());
    }

    private static @Nullable Operator operator(Token token) {
        for (Operator operator : Operator.values()) {
            if (token.isSign(operator.sign())) {
                return operator;
            }
        }
        return null;
    }

    /** Whether a series without the label does not match. */
    private boolean demandsSomething(LabelMatcher matcher, int at) throws PromqlException {
        try {
            return matcher.demandsLabel(version);
        } catch (InvalidRegexException e) {
            throw new PromqlException(
                    at, "The expression for `" + matcher.label() + "` is none that RE2 reads: " + e.fault() + ".");
        }
    }
}
