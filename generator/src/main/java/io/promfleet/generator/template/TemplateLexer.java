package io.promfleet.generator.template;

import io.promfleet.finding.Quoted;
import io.promfleet.generator.template.TemplateToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Takes a template to pieces. The last piece is its end, or where it cannot be read any further. */
final class TemplateLexer {
    private static final String LEFT = "{{";
    private static final String RIGHT = "}}";
    private static final String SPACES = " \t\r\n";
    private static final String TERMINATORS = SPACES + ".,|:)(";
    private static final Set<String> KEYWORDS =
            Set.of("block", "break", "continue", "define", "else", "end", "if", "range", "template", "with");

    private final String input;
    private final List<TemplateToken> tokens = new ArrayList<>();
    private int at;
    private int action;
    private int depth;

    private TemplateLexer(String input) {
        this.input = input;
    }

    static List<TemplateToken> tokens(String input) {
        TemplateLexer lexer = new TemplateLexer(input);
        while (lexer.text()) {
            while (lexer.piece()) {
                // until the action ends
            }
        }
        return lexer.tokens;
    }

    /** Reads to the inside of the next action; false where there is none. */
    private boolean text() {
        if (isFaulty()) {
            return false;
        }
        while (true) {
            int start = at;
            int left = input.indexOf(LEFT, at);
            int end = left < 0 ? input.length() : left;
            if (end > start) {
                tokens.add(new TemplateToken(Kind.TEXT, input.substring(start, end), start));
            }
            at = end;
            if (left < 0) {
                tokens.add(new TemplateToken(Kind.END, "", at));
                return false;
            }
            int inside = left + LEFT.length();
            // A minus with a space behind it takes away the space before; with a digit it is a number.
            boolean trims = startsWith("-", inside) && isSpace(inside + 1);
            int content = trims ? inside + 2 : inside;
            if (!startsWith("/*", content)) {
                tokens.add(new TemplateToken(Kind.LEFT_DELIMITER, LEFT, left));
                at = content;
                action = left;
                depth = 0;
                return true;
            }
            if (!comment(left, content)) {
                return false;
            }
        }
    }

    private boolean comment(int left, int content) {
        int end = input.indexOf("*/", content + 2);
        if (end < 0) {
            fault(left, "A comment is not closed with `*/`.");
            return false;
        }
        at = end + 2;
        if (!atRightDelimiter(at)) {
            fault(at, "Behind the end of a comment there is no `}}`.");
            return false;
        }
        at += (trimsRight(at) ? 2 : 0) + RIGHT.length();
        return true;
    }

    /** Reads the next piece of an action; false where that was its end, or nothing can be read. */
    private boolean piece() {
        if (atRightDelimiter(at)) {
            return rightDelimiter();
        }
        if (at >= input.length()) {
            return fault(action, "An action is not closed with `}}`.");
        }
        int start = at;
        int c = input.codePointAt(at);
        if (isSpace(at)) {
            return space();
        }
        at += Character.charCount(c);
        return switch (c) {
            case '=' -> add(Kind.ASSIGN, start);
            case ':' -> declaration(start);
            case '|' -> add(Kind.PIPE, start);
            case ',' -> add(Kind.COMMA, start);
            case '"', '\'' -> quoted(start, (char) c);
            case '`' -> raw(start);
            case '$' -> isTerminated() ? add(Kind.VARIABLE, start) : word(start, Kind.VARIABLE);
            case '(' -> {
                depth++;
                yield add(Kind.LEFT_PARENTHESIS, start);
            }
            case ')' -> {
                depth--;
                yield depth < 0 ? fault(start, "A `)` has no `(`.") : add(Kind.RIGHT_PARENTHESIS, start);
            }
            case '.' -> dot(start);
            default -> other(start, c);
        };
    }

    private boolean other(int start, int c) {
        if (c == '+' || c == '-' || isDigit(c)) {
            return number(start);
        }
        if (isWord(c)) {
            return word(start, Kind.FUNCTION);
        }
        if (c > ' ' && c < 0x7f) {
            return add(Kind.SIGN, start);
        }
        return fault(start, Quoted.of(Character.toString(c)) + " has no place in an action.");
    }

    private boolean rightDelimiter() {
        if (depth > 0) {
            return fault(at, "A `(` has no `)`.");
        }
        boolean trims = trimsRight(at);
        at += trims ? 2 : 0;
        tokens.add(new TemplateToken(Kind.RIGHT_DELIMITER, RIGHT, at));
        at += RIGHT.length();
        while (trims && isSpace(at)) {
            at++;
        }
        return false;
    }

    private boolean space() {
        int start = at;
        while (isSpace(at)) {
            at++;
        }
        // The last space may belong to the end of the action.
        if (trimsRight(at - 1) && startsWith(RIGHT, at + 1)) {
            at--;
            if (at == start) {
                return rightDelimiter();
            }
        }
        return add(Kind.SPACE, start);
    }

    private boolean declaration(int start) {
        if (!startsWith("=", at)) {
            return fault(start, "Behind a `:` there is no `=`.");
        }
        at++;
        return add(Kind.DECLARE, start);
    }

    private boolean quoted(int start, char quote) {
        while (at < input.length()) {
            char c = input.charAt(at++);
            if (c == quote) {
                return add(quote == '"' ? Kind.STRING : Kind.CHARACTER, start);
            }
            if (c == '\\' && at < input.length()) {
                c = input.charAt(at++);
            }
            if (c == '\n') {
                break;
            }
        }
        return fault(start, "A text in quotes has no closing quote on its line.");
    }

    private boolean raw(int start) {
        int end = input.indexOf('`', at);
        if (end < 0) {
            return fault(start, "A text in backticks is not closed.");
        }
        at = end + 1;
        return add(Kind.RAW_STRING, start);
    }

    private boolean dot(int start) {
        boolean begins = at < input.length() && isDigit(input.charAt(at));
        if (begins) {
            return number(start);
        }
        return isTerminated() ? add(Kind.DOT, start) : word(start, Kind.FIELD);
    }

    private boolean word(int start, Kind kind) {
        while (at < input.length() && isWord(input.codePointAt(at))) {
            at += Character.charCount(input.codePointAt(at));
        }
        if (!isTerminated()) {
            return fault(
                    at,
                    Quoted.of(Character.toString(input.codePointAt(at))) + " has no place behind "
                            + Quoted.of(input.substring(start, at)) + ".");
        }
        return add(kind == Kind.FUNCTION ? kindOf(input.substring(start, at)) : kind, start);
    }

    private static Kind kindOf(String word) {
        if (KEYWORDS.contains(word)) {
            return Kind.KEYWORD;
        }
        return switch (word) {
            case "nil" -> Kind.NIL;
            case "true", "false" -> Kind.BOOLEAN;
            default -> Kind.FUNCTION;
        };
    }

    private boolean number(int start) {
        at = start;
        Kind kind = Kind.NUMBER;
        boolean read = scanNumber();
        if (read && at < input.length() && isSign(input.charAt(at))) {
            kind = Kind.COMPLEX;
            read = scanNumber() && input.charAt(at - 1) == 'i';
        }
        return read ? add(kind, start) : fault(start, Quoted.of(input.substring(start, at)) + " is no number.");
    }

    /** Moves behind something that looks like a number; false where a letter follows it at once. */
    private boolean scanNumber() {
        accept("+-");
        String digits = "0123456789_";
        String exponent = "eE";
        if (accept("0")) {
            if (accept("xX")) {
                digits = "0123456789abcdefABCDEF_";
                exponent = "pP";
            } else if (accept("oO")) {
                digits = "01234567_";
                exponent = "";
            } else if (accept("bB")) {
                digits = "01_";
                exponent = "";
            }
        }
        acceptAll(digits);
        if (accept(".")) {
            acceptAll(digits);
        }
        if (accept(exponent)) {
            accept("+-");
            acceptAll("0123456789_");
        }
        accept("i");
        if (at < input.length() && isWord(input.codePointAt(at))) {
            at += Character.charCount(input.codePointAt(at));
            return false;
        }
        return true;
    }

    private boolean accept(String signs) {
        boolean accepted = at < input.length() && signs.indexOf(input.charAt(at)) >= 0;
        at += accepted ? 1 : 0;
        return accepted;
    }

    private void acceptAll(String signs) {
        boolean more = true;
        while (more) {
            more = accept(signs);
        }
    }

    private boolean add(Kind kind, int start) {
        tokens.add(new TemplateToken(kind, input.substring(start, at), start));
        return true;
    }

    private boolean fault(int place, String message) {
        tokens.add(new TemplateToken(Kind.FAULT, message, place));
        return false;
    }

    private boolean isFaulty() {
        return !tokens.isEmpty() && tokens.get(tokens.size() - 1).kind() == Kind.FAULT;
    }

    private boolean isTerminated() {
        return at >= input.length() || TERMINATORS.indexOf(input.charAt(at)) >= 0 || startsWith(RIGHT, at);
    }

    private boolean atRightDelimiter(int place) {
        return startsWith(RIGHT, place) || (trimsRight(place) && startsWith(RIGHT, place + 2));
    }

    private boolean trimsRight(int place) {
        return isSpace(place) && startsWith("-", place + 1);
    }

    private boolean startsWith(String sign, int place) {
        return input.startsWith(sign, place);
    }

    private boolean isSpace(int place) {
        return place < input.length() && SPACES.indexOf(input.charAt(place)) >= 0;
    }

    private static boolean isSign(char c) {
        return c == '+' || c == '-';
    }

    private static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isWord(int c) {
        return c == '_' || Character.isLetter(c) || Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER;
    }
}
