package io.promfleet.generator.template;

import io.promfleet.finding.Quoted;

/**
 * A piece of a template.
 *
 * @param kind what it is
 * @param text as it stands in the template; of a {@link Kind#FAULT}, what is wrong there
 * @param at how many characters are before it
 */
record TemplateToken(Kind kind, String text, int at) {
    /** What a piece can be. */
    enum Kind {
        /** Text outside of actions. */
        TEXT,
        LEFT_DELIMITER,
        RIGHT_DELIMITER,
        SPACE,
        /** The equals sign that gives a variable another value. */
        ASSIGN,
        /** The sign {@code :=} that declares a variable. */
        DECLARE,
        PIPE,
        LEFT_PARENTHESIS,
        RIGHT_PARENTHESIS,
        COMMA,
        /** Any other printable sign, which no action has a use for. */
        SIGN,
        STRING,
        RAW_STRING,
        CHARACTER,
        NUMBER,
        COMPLEX,
        BOOLEAN,
        NIL,
        DOT,
        FIELD,
        VARIABLE,
        FUNCTION,
        KEYWORD,
        /** The end of the template. */
        END,
        /** Something that is no piece; nothing is read behind it. */
        FAULT;

        /** Whether an operand can begin with it. */
        boolean beginsOperand() {
            return switch (this) {
                case STRING,
                        RAW_STRING,
                        CHARACTER,
                        NUMBER,
                        COMPLEX,
                        BOOLEAN,
                        NIL,
                        DOT,
                        FIELD,
                        VARIABLE,
                        FUNCTION,
                        LEFT_PARENTHESIS -> true;
                default -> false;
            };
        }

        /** Whether it is a value by itself, of which nothing can be asked. */
        boolean isLiteral() {
            return switch (this) {
                case STRING, RAW_STRING, CHARACTER, NUMBER, COMPLEX, BOOLEAN, NIL, DOT -> true;
                default -> false;
            };
        }
    }

    /** Whether it is a keyword. */
    boolean is(String keyword) {
        return kind == Kind.KEYWORD && text.equals(keyword);
    }

    /** What a message calls it. */
    String describe() {
        return switch (kind) {
            case END -> "the end of the template";
            case SPACE -> "a space";
            default -> Quoted.of(text);
        };
    }
}
