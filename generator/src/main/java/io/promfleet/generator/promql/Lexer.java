package io.promfleet.generator.promql;

import io.promfleet.model.PrometheusVersion;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes an expression apart, as {@code promql/parser/lex.go} of Prometheus does. Words in braces are names whatever they say, and
 * a colon in brackets is a sign, so it has to know what is open.
 */
final class Lexer {
    private static final PrometheusVersion UNDERSCORES = PrometheusVersion.of(2, 54);
    private static final String UNITS = "smhdwy";

    private final String input;
    private final PrometheusVersion version;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int depth;
    private boolean braceOpen;
    private boolean bracketOpen;

    private Lexer(String input, PrometheusVersion version) {
        this.input = input;
        this.version = version;
    }

    /** The tokens of an expression; the last is its end. */
    static List<Token> tokens(String input, PrometheusVersion version) throws PromqlException {
        Lexer lexer = new Lexer(input, version);
        lexer.run();
        return lexer.tokens;
    }

    private void run() throws PromqlException {
        while (at < input.length()) {
            char c = input.charAt(at);
            if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
                at++;
            } else if (c == '#' && !isBehindBracket()) {
                while (at < input.length() && input.charAt(at) != '\n' && input.charAt(at) != '\r') {
                    at++;
                }
            } else if (c == '"' || c == '\'' || c == '`') {
                tokens.add(QuotedText.read(input, at));
                at = QuotedText.end(input, at);
            } else if (!braceOpen && (isDigit(c) || (c == '.' && isDigit(peek(1))))) {
                number();
            } else if (isLetter(c) || (c == ':' && !bracketOpen && !braceOpen)) {
                word();
            } else {
                sign(c);
            }
        }
        if (braceOpen) {
            throw new PromqlException(at, "A `{` has no `}`.");
        }
        if (depth > 0) {
            throw new PromqlException(at, "A `(` has no `)`.");
        }
        if (bracketOpen) {
            throw new PromqlException(at, "A `[` has no `]`.");
        }
        tokens.add(new Token(Token.Kind.END, "", at));
    }

    /** In brackets a comment is none before there is a duration. */
    private boolean isBehindBracket() {
        return bracketOpen && tokens.get(tokens.size() - 1).isSign("[");
    }

    private void word() {
        int start = at;
        boolean colon = false;
        while (at < input.length() && isPartOfWord(input.charAt(at))) {
            colon |= input.charAt(at) == ':';
            at++;
        }
        tokens.add(new Token(colon ? Token.Kind.METRIC : Token.Kind.WORD, input.substring(start, at), start));
    }

    /** Whether a word goes on: in braces and brackets a colon ends it. */
    private boolean isPartOfWord(char c) {
        return isLetter(c) || isDigit(c) || (c == ':' && !braceOpen && !bracketOpen);
    }

    private void sign(char c) throws PromqlException {
        String two = input.substring(at, Math.min(at + 2, input.length()));
        String sign = isSign(two) ? two : String.valueOf(c);
        if (!isSign(sign)) {
            int codePoint = input.codePointAt(at);
            throw new PromqlException(at, "`" + Character.toString(codePoint) + "` means nothing here.");
        }
        switch (sign) {
            case "(" -> depth++;
            case ")" -> {
                if (--depth < 0) {
                    throw new PromqlException(at, "A `)` has no `(`.");
                }
            }
            case "{" -> braceOpen = true;
            case "}" -> braceOpen = false;
            case "[" -> bracketOpen = true;
            case "]" -> bracketOpen = false;
            default -> {}
        }
        tokens.add(new Token(Token.Kind.SIGN, sign, at));
        at += sign.length();
    }

    private boolean isSign(String text) {
        if (braceOpen) {
            return switch (text) {
                case "=", "!=", "=~", "!~", ",", "}" -> true;
                default -> false;
            };
        }
        return switch (text) {
            case ",", "*", "/", "%", "+", "-", "^", "(", ")" -> true;
            case "]", ":" -> bracketOpen;
            case "==", "=", "!=", "<=", "<", ">=", ">", "</", ">/", "{", "[", "@" -> !bracketOpen;
            default -> false;
        };
    }

    /** A number or a duration. What follows must not be a letter, so that {@code 5minutes} is neither. */
    private void number() throws PromqlException {
        int start = at;
        int end = at + NumberText.skip(this::peek, version.isAtLeast(UNDERSCORES));
        if (end > at && !isPartOfName(end)) {
            at = end;
            tokens.add(new Token(Token.Kind.NUMBER, input.substring(start, at), start));
            return;
        }
        int unit = start;
        while (unit < input.length() && isDigit(input.charAt(unit))) {
            unit++;
        }
        boolean duration = unit > start;
        while (duration && unit < input.length() && UNITS.indexOf(input.charAt(unit)) >= 0) {
            unit++;
            if (unit < input.length() && input.charAt(unit) == 's') {
                unit++;
            }
            while (unit < input.length() && isDigit(input.charAt(unit))) {
                unit++;
            }
        }
        if (!duration || isDigit(input.charAt(unit - 1)) || isPartOfName(unit)) {
            throw new PromqlException(
                    start,
                    "`" + input.substring(start, Math.min(unit + 1, input.length())) + "` is no number or duration.");
        }
        at = unit;
        tokens.add(new Token(Token.Kind.DURATION, input.substring(start, at), start));
    }

    private boolean isPartOfName(int index) {
        return index < input.length() && (isLetter(input.charAt(index)) || isDigit(input.charAt(index)));
    }

    /** The character so many places on; zero behind the end. */
    private char peek(int ahead) {
        return at + ahead < input.length() ? input.charAt(at + ahead) : 0;
    }

    static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return c == '_' || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }
}
