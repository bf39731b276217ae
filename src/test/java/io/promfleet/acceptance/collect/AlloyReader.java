package io.promfleet.acceptance.collect;

import io.promfleet.generator.dialect.AlloyBlock;
import io.promfleet.generator.dialect.AlloyValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Reads Alloy's language, as far as promfleet writes it, by this grammar:
 *
 * <pre>
 * file      = { block }
 * block     = name [ text ] "{" { attribute } { block } "}"
 * attribute = identifier "=" value
 * value     = text | list | object | bare
 * list      = "[" [ value { "," value } [ "," ] ] "]"
 * object    = "{" { key "=" value "," } "}"
 * key       = identifier | text
 * bare      = number | path [ "(" [ value { "," value } ] ")" ]
 * </pre>
 *
 * Calls come back as they are written.
 */
final class AlloyReader {
    private static final int HEX = 16;
    private static final int SHORT_CODE = 4;

    private final String text;
    private int at;

    private AlloyReader(String text) {
        this.text = text;
    }

    static List<AlloyBlock> read(String text) {
        AlloyReader reader = new AlloyReader(text);
        List<AlloyBlock> blocks = new ArrayList<>();
        while (!reader.atEnd()) {
            blocks.add(reader.block(reader.path()));
        }
        return blocks;
    }

    private AlloyBlock block(String name) {
        String label = peek() == '"' ? quoted() : null;
        expect('{');
        List<Map.Entry<String, AlloyValue>> attributes = new ArrayList<>();
        List<AlloyBlock> blocks = new ArrayList<>();
        while (peek() != '}') {
            String word = path();
            if (peek() == '=') {
                expect('=');
                check(blocks.isEmpty(), "an attribute behind a block");
                check(attributes.stream().noneMatch(known -> known.getKey().equals(word)), word + " stands twice");
                attributes.add(Map.entry(word, value()));
            } else {
                blocks.add(block(word));
            }
        }
        expect('}');
        return new AlloyBlock(name, label, attributes, blocks);
    }

    private AlloyValue value() {
        return switch (peek()) {
            case '"' -> new AlloyValue.Text(quoted());
            case '[' -> list();
            case '{' -> object();
            default -> bare();
        };
    }

    private AlloyValue list() {
        expect('[');
        List<AlloyValue> items = new ArrayList<>();
        while (peek() != ']') {
            items.add(value());
            if (peek() != ']') {
                expect(',');
            }
        }
        expect(']');
        return new AlloyValue.Items(items);
    }

    private AlloyValue object() {
        expect('{');
        List<Map.Entry<String, AlloyValue>> fields = new ArrayList<>();
        while (peek() != '}') {
            String key = peek() == '"' ? quoted() : path();
            expect('=');
            fields.add(Map.entry(key, value()));
            expect(',');
        }
        expect('}');
        return new AlloyValue.Fields(fields);
    }

    private AlloyValue bare() {
        int start = at;
        path();
        if (at < text.length() && text.charAt(at) == '(') {
            expect('(');
            while (peek() != ')') {
                value();
                if (peek() != ')') {
                    expect(',');
                }
            }
            expect(')');
        }
        return new AlloyValue.Bare(text.substring(start, at));
    }

    /** Identifiers with dots between them, or a number. */
    private String path() {
        peek();
        int start = at;
        while (at < text.length()
                && (Character.isLetterOrDigit(text.charAt(at)) || "_.-+".indexOf(text.charAt(at)) >= 0)) {
            at++;
        }
        check(at > start, "no word");
        return text.substring(start, at);
    }

    private String quoted() {
        expect('"');
        StringBuilder value = new StringBuilder();
        while (text.charAt(at) != '"') {
            char c = text.charAt(at++);
            check(c != '\n', "a text ends with its line");
            if (c != '\\') {
                value.append(c);
                continue;
            }
            char escaped = text.charAt(at++);
            switch (escaped) {
                case 'n' -> value.append('\n');
                case 'r' -> value.append('\r');
                case 't' -> value.append('\t');
                case '"', '\\' -> value.append(escaped);
                case 'u' -> {
                    value.append((char) Integer.parseInt(text.substring(at, at + SHORT_CODE), HEX));
                    at += SHORT_CODE;
                }
                default -> check(false, "an unknown escape " + escaped);
            }
        }
        at++;
        return value.toString();
    }

    private boolean atEnd() {
        while (at < text.length() && " \n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at == text.length();
    }

    private char peek() {
        check(!atEnd(), "the text ends");
        return text.charAt(at);
    }

    private void expect(char c) {
        check(peek() == c, "no " + c);
        at++;
    }

    private void check(boolean right, String fault) {
        if (!right) {
            throw new AssertionError(fault + " at " + at + ": " + text.substring(0, Math.min(at + 20, text.length())));
        }
    }
}
