package io.promfleet.generator.promql;

import io.promfleet.model.PrometheusVersion;
import io.promfleet.regex.InvalidRegexException;
import io.promfleet.regex.Regex;

/**
 * What a selector demands of a label.
 *
 * @param label the name of the label; {@code __name__} for the metric
 * @param operator how it is compared
 * @param value what it is compared with, without quotes
 */
public record LabelMatcher(String label, Operator operator, String value) {
    /**
     * Whether a series without the label does not match.
     *
     * @param version the release that reads the expression
     * @return true for {@code job="api"} and for {@code job!=""}
     * @throws InvalidRegexException if the value is no expression
     */
    public boolean demandsLabel(PrometheusVersion version) throws InvalidRegexException {
        return !takes("", version);
    }

    /**
     * Whether a series with a value of the label matches.
     *
     * @param actual the value; empty for a series without the label
     * @param version the release that reads the expression
     * @return true if it does
     * @throws InvalidRegexException if the value of the matcher is no expression
     */
    public boolean takes(String actual, PrometheusVersion version) throws InvalidRegexException {
        return switch (operator) {
            case EQUAL -> value.equals(actual);
            case NOT_EQUAL -> !value.equals(actual);
            case MATCHES -> Regex.compile(value, version).matches(actual);
            case MATCHES_NOT -> !Regex.compile(value, version).matches(actual);
        };
    }

    /** How a label is compared with a value. */
    public enum Operator {
        /** The same text. */
        EQUAL("="),
        /** Another text. */
        NOT_EQUAL("!="),
        /** A text that the expression matches as a whole. */
        MATCHES("=~"),
        /** A text that the expression does not match as a whole. */
        MATCHES_NOT("!~");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        /**
         * The operator as it is written.
         *
         * @return as in {@code =~}
         */
        public String sign() {
            return sign;
        }
    }
}
