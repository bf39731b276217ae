package io.promfleet.generator.read;

import io.promfleet.finding.FilePosition;

/**
 * Finds a character of a text in the file that the text was read from: walks along both, over quotes, escapes, indents and folded
 * lines. Where the two do not match, as behind an alias of a text in a text, the start of the scalar is the answer.
 */
public final class TextPlaces {
    private final SourceText source;
    private final FilePosition start;
    private final String raw;
    private final String text;
    private final boolean block;
    private final char quote;
    private int inRaw;
    private int inText;

    private TextPlaces(SourceText source, FilePosition start, String text) {
        this.source = source;
        this.start = start;
        this.raw = source.text();
        this.text = text;
        this.inRaw = source.offset(start.line(), start.column());
        char first = inRaw < raw.length() ? raw.charAt(inRaw) : ' ';
        this.block = first == '|' || first == '>';
        this.quote = first == '"' || first == '\'' ? first : 0;
    }

    /**
     * The place of a character.
     *
     * @param source the whole file
     * @param start where the scalar begins in it
     * @param text what was read of the scalar
     * @param offset how many characters of the text are before the one that is meant
     * @return its place in the file; {@code start} where that cannot be told
     */
    public static FilePosition of(SourceText source, FilePosition start, String text, int offset) {
        return new TextPlaces(source, start, text).find(Math.min(offset, text.length()));
    }

    private FilePosition find(int offset) {
        if (block) {
            inRaw = Math.max(raw.indexOf('\n', inRaw), inRaw);
            spaceInBlock();
        } else if (quote != 0) {
            inRaw++;
        }
        while (inText < offset) {
            if (inRaw >= raw.length() || !advance()) {
                return start;
            }
        }
        return position();
    }

    /** Moves behind one or more characters of both; false where they differ. */
    private boolean advance() {
        char c = raw.charAt(inRaw);
        if (quote == '"' && c == '\\') {
            return escape();
        }
        if (isSpace(c) && linesOfSpace() > 0) {
            spaceOverLines();
            return true;
        }
        if (c != text.charAt(inText)) {
            return false;
        }
        // A quote in single quotes is written twice.
        inRaw += quote == '\'' && c == '\'' ? 2 : 1;
        inText++;
        return true;
    }

    private boolean escape() {
        char kind = inRaw + 1 < raw.length() ? raw.charAt(inRaw + 1) : ' ';
        if (kind == '\n' || kind == '\r') {
            inRaw += 2;
            while (inRaw < raw.length() && isSpace(raw.charAt(inRaw))) {
                inRaw++;
            }
            return true;
        }
        inRaw += switch (kind) {
            case 'x' -> 4;
            case 'u' -> 6;
            case 'U' -> 10;
            default -> 2;
        };
        inText += kind == 'U' ? Character.charCount(text.codePointAt(inText)) : 1;
        return true;
    }

    private int linesOfSpace() {
        int lines = 0;
        for (int i = inRaw; i < raw.length() && isSpace(raw.charAt(i)); i++) {
            lines += raw.charAt(i) == '\n' ? 1 : 0;
        }
        return lines;
    }

    private void spaceOverLines() {
        if (block) {
            spaceInBlock();
            return;
        }
        inText += Math.max(1, linesOfSpace() - 1);
        skipSpace();
    }

    private void spaceInBlock() {
        while (inText < text.length() && isSpace(text.charAt(inText))) {
            inText++;
        }
        skipSpace();
    }

    private void skipSpace() {
        while (inRaw < raw.length() && isSpace(raw.charAt(inRaw))) {
            inRaw++;
        }
    }

    private FilePosition position() {
        int lineStart = raw.lastIndexOf('\n', inRaw - 1) + 1;
        int from = source.offset(start.line(), 1);
        int lines = 0;
        for (int i = from; i < lineStart; i++) {
            lines += raw.charAt(i) == '\n' ? 1 : 0;
        }
        return new FilePosition(start.file(), start.line() + lines, raw.codePointCount(lineStart, inRaw) + 1);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t' || c == '\n' || c == '\r';
    }
}
