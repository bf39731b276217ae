package io.promfleet.schemas;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the text of a schema file into a tree. Own code, because loading the classes of a general JSON parser takes
 * longer than reading all that a run needs, and a run does nothing else with JSON before its first line of output.
 */
final class SchemaReader {
    private final byte[] text;
    private int at;

    private SchemaReader(byte[] text) {
        this.text = text;
    }

    /**
     * Reads a file.
     *
     * @param text JSON in UTF-8: one object, without null
     * @return the object in the order of the file, unmodifiable throughout
     * @throws IllegalStateException if the text is something else or names a key twice
     */
    static Map<String, Object> read(byte[] text) {
        SchemaReader reader = new SchemaReader(text);
        if (reader.next() != '{') {
            throw reader.unexpected();
        }
        Map<String, Object> root = reader.object();
        if (reader.next() != '\0') {
            throw reader.unexpected();
        }
        return root;
    }

    private Map<String, Object> object() {
        expect('{');
        Map<String, Object> entries = new LinkedHashMap<>();
        if (next() == '}') {
            at++;
            return Collections.unmodifiableMap(entries);
        }
        while (true) {
            if (next() != '"') {
                throw unexpected();
            }
            String key = string();
            next();
            expect(':');
            if (entries.put(key, value()) != null) {
                throw new IllegalStateException("the key `" + key + "` stands twice in one object");
            }
            if (next() == '}') {
                at++;
                return Collections.unmodifiableMap(entries);
            }
            expect(',');
        }
    }

    private List<Object> array() {
        expect('[');
        List<Object> items = new ArrayList<>();
        if (next() == ']') {
            at++;
            return Collections.unmodifiableList(items);
        }
        while (true) {
            items.add(value());
            if (next() == ']') {
                at++;
                return Collections.unmodifiableList(items);
            }
            expect(',');
        }
    }

    private Object value() {
        return switch (next()) {
            case '{' -> object();
            case '[' -> array();
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
            default -> throw unexpected();
        };
    }

    private String string() {
        int start = at + 1;
        boolean ascii = true;
        for (int end = start; end < text.length; end++) {
            byte c = text[end];
            if (c == '"') {
                at = end + 1;
                return text(start, end, ascii);
            }
            if (c == '\\') {
                return unescaped(start);
            }
            ascii &= c >= 0;
        }
        at = text.length;
        throw unexpected();
    }

    // Latin-1 is copied as it is, where UTF-8 would be looked through again.
    private String text(int start, int end, boolean ascii) {
        return new String(text, start, end - start, ascii ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
    }

    private String unescaped(int start) {
        StringBuilder unescaped = new StringBuilder();
        at = start;
        int plain = start;
        while (inString() != '"') {
            if (text[at] == '\\') {
                unescaped.append(text(plain, at, false));
                at++;
                unescaped.append(escaped());
                plain = at + 1;
            }
            at++;
        }
        unescaped.append(text(plain, at, false));
        at++;
        return unescaped.toString();
    }

    private byte inString() {
        if (at >= text.length) {
            throw unexpected();
        }
        return text[at];
    }

    private char escaped() {
        return switch (peek()) {
            case '"', '\\', '/' -> peek();
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                if (at + 4 >= text.length) {
                    throw unexpected();
                }
                at += 4;
                yield (char) Integer.parseInt(text(at - 3, at + 1, false), 16);
            }
            default -> throw unexpected();
        };
    }

    private Object number() {
        int start = at;
        boolean whole = true;
        while (isNumberPart(peek())) {
            whole &= peek() == '-' || Character.isDigit(peek());
            at++;
        }
        String digits = text(start, at, false);
        return whole ? (Object) Long.valueOf(digits) : new BigDecimal(digits);
    }

    private static boolean isNumberPart(char c) {
        return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.' || c == 'e' || c == 'E';
    }

    private Boolean word(String word, boolean meaning) {
        int end = Math.min(at + word.length(), text.length);
        if (!text(at, end, false).equals(word)) {
            throw unexpected();
        }
        at += word.length();
        return meaning;
    }

    /** Skips blanks and looks at what comes, without taking it. */
    private char next() {
        while (at < text.length && text[at] <= ' ' && text[at] >= 0) {
            at++;
        }
        return peek();
    }

    private char peek() {
        return at < text.length ? (char) (text[at] & 0xff) : '\0';
    }

    private void expect(char c) {
        if (peek() != c) {
            throw unexpected();
        }
        at++;
    }

    private IllegalStateException unexpected() {
        String what = at < text.length ? "`" + peek() + "`" : "the end";
        return new IllegalStateException("a schema file must not have " + what + " at byte " + at);
    }
}
