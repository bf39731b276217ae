package io.promfleet.generator.promql;

import io.promfleet.model.PrometheusVersion;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An operator between two expressions. */
public enum BinaryOperator {
    /** What is on either side. */
    OR("or", 1),
    /** What is on the left and has a partner on the right. */
    AND("and", 2),
    /** What is on the left and has no partner on the right. */
    UNLESS("unless", 2),
    /** Equal. */
    EQUAL("==", 3),
    /** Not equal. */
    NOT_EQUAL("!=", 3),
    /** Less, or equal. */
    LESS_OR_EQUAL("<=", 3),
    /** Less. */
    LESS("<", 3),
    /** More, or equal. */
    GREATER_OR_EQUAL(">=", 3),
    /** More. */
    GREATER(">", 3),
    /** The observations of a histogram below a bound; since 3.11. */
    TRIM_UPPER("</", 3),
    /** The observations of a histogram above a bound; since 3.11. */
    TRIM_LOWER(">/", 3),
    /** The sum. */
    ADD("+", 4),
    /** The difference. */
    SUBTRACT("-", 4),
    /** The product. */
    MULTIPLY("*", 5),
    /** The quotient. */
    DIVIDE("/", 5),
    /** The rest of a division. */
    MODULO("%", 5),
    /** The angle of a point. */
    ATAN2("atan2", 5),
    /** The power; the only one that is read from the right. */
    POWER("^", 6);

    private static final PrometheusVersion TRIMS = PrometheusVersion.of(3, 11);
    private static final Map<String, BinaryOperator> BY_SIGN = new HashMap<>();

    static {
        for (BinaryOperator operator : values()) {
            BY_SIGN.put(operator.sign, operator);
        }
    }

    private final String sign;
    private final int precedence;

    BinaryOperator(String sign, int precedence) {
        this.sign = sign;
        this.precedence = precedence;
    }

    /** The operator that is written so, in any letter case; null if there is none. */
    static @Nullable BinaryOperator of(String sign, PrometheusVersion version) {
        BinaryOperator found = BY_SIGN.get(sign.toLowerCase(Locale.ROOT));
        boolean trims = found == TRIM_LOWER || found == TRIM_UPPER;
        return trims && !version.isAtLeast(TRIMS) ? null : found;
    }

    /** How strongly it binds; more is stronger. */
    int precedence() {
        return precedence;
    }

    /**
     * The operator as it is written.
     *
     * @return as in {@code unless}
     */
    public String sign() {
        return sign;
    }

    /**
     * Whether it compares values.
     *
     * @return true for those that take {@code bool}
     */
    public boolean isComparison() {
        return precedence == 3 && this != TRIM_LOWER && this != TRIM_UPPER;
    }

    /**
     * Whether it chooses series by their labels alone.
     *
     * @return true for {@code and}, {@code or} and {@code unless}
     */
    public boolean isSetOperator() {
        return precedence <= 2;
    }
}
