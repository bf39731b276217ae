package io.promfleet.generator.promql;

/**
 * What a selector demands of a label.
 *
 * @param label the name of the label; {@code __name__} for the metric
 * @param operator how it is compared
 * @param value what it is compared with, without quotes
 */
public record LabelMatcher(String label, Operator operator, String value) {
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
