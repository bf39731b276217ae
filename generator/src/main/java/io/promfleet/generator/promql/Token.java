package io.promfleet.generator.promql;

/** A word or a sign of an expression: {@code text} is what is written, and for a text in quotes what it means. */
record Token(Kind kind, String text, int at) {
    enum Kind {
        END,
        /** A name without a colon, or a keyword. */
        WORD,
        /** A name with a colon, which only a metric has. */
        METRIC,
        NUMBER,
        DURATION,
        STRING,
        SIGN
    }

    boolean isSign(String sign) {
        return kind == Kind.SIGN && text.equals(sign);
    }

    /** Whether it is a keyword, which has no letter case. */
    boolean isWord(String word) {
        return kind == Kind.WORD && text.equalsIgnoreCase(word);
    }

    /** The token for a message. */
    String shown() {
        return switch (kind) {
            case END -> "the end";
            case STRING -> "a text";
            default -> "`" + text + "`";
        };
    }
}
