package io.promfleet.generator.read;

import java.util.Locale;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Shows the YAML library a text that is all at hand, where its own reader copies what it has of a long scalar again and
 * again. Behind a key's colon, an anchor or a tag go-yaml takes a tab for a space, so the library is shown one there; at the
 * beginning of a line, and behind a dash, a tab stays what it is, which both refuse.
 */
final class TextReader extends StreamReader {
    private static final int[] NOTHING = {};

    private final String text;
    // Only for a text in which a character can take two places; else null.
    private final int[] codePoints;
    private final int length;
    private int index;
    private int line;
    private int column;
    private int documentStart;
    // A tab that was looked at, and the last character in front of it that is no blank.
    private int seenTab = -1;
    private int seenToken = -1;

    TextReader(String text) {
        super("");
        this.text = text;
        this.codePoints = text.codePoints().anyMatch(Character::isSupplementaryCodePoint)
                ? text.codePoints().toArray()
                : NOTHING;
        this.length = codePoints.length == 0 ? text.length() : codePoints.length;
        checkPrintable();
    }

    // A file holds no others, but a text inside a text that was read may have been written with escapes.
    private void checkPrintable() {
        for (int i = 0; i < length; i++) {
            if (!isPrintable(at(i))) {
                throw new ReaderException(
                        "text", i, at(i), String.format(Locale.ROOT, "the character U+%04X is not allowed", at(i)));
            }
        }
    }

    /** The character at a place, counted from 0 in code points; -1 behind the last. */
    int characterAt(int place) {
        return place < length ? at(place) : -1;
    }

    private int at(int i) {
        return codePoints.length == 0 ? text.charAt(i) : codePoints[i];
    }

    @Override
    public int peek() {
        return peek(0);
    }

    @Override
    public int peek(int ahead) {
        int place = index + ahead;
        if (place >= length) {
            return '\0'; // which is how the library knows the end
        }
        int next = at(place);
        return next == '\t' && isBehindToken(place) ? ' ' : next;
    }

    private boolean isBehindToken(int place) {
        int last = place - 1;
        while (last >= 0 && last != seenTab && (at(last) == ' ' || at(last) == '\t')) {
            last--;
        }
        if (last == seenTab) {
            last = seenToken;
        }
        seenTab = place;
        seenToken = last;
        if (last < 0 || isLineBreak(at(last))) {
            return false;
        }
        boolean startsWord = last == 0 || at(last - 1) == ' ' || isLineBreak(at(last - 1));
        boolean indicator = (at(last) == '-' || at(last) == '?') && startsWord;
        // A tab behind a backslash is an escape.
        return !indicator && at(last) != '\\';
    }

    private static boolean isLineBreak(int c) {
        return c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028' || c == '\u2029';
    }

    @Override
    public String prefix(int count) {
        int end = Math.min(index + count, length);
        return codePoints.length == 0 ? text.substring(index, end) : new String(codePoints, index, end - index);
    }

    @Override
    public String prefixForward(int count) {
        String prefix = prefix(count);
        // Only asked for within a line.
        index = Math.min(index + count, length);
        column += count;
        return prefix;
    }

    @Override
    public void forward() {
        forward(1);
    }

    @Override
    public void forward(int count) {
        for (int i = 0; i < count && index < length; i++) {
            int passed = at(index++);
            boolean halfBreak = passed == '\r' && index < length && at(index) == '\n';
            if (isLineBreak(passed) && !halfBreak) {
                line++;
                column = 0;
            } else if (passed != '\uFEFF') {
                column++;
            }
        }
    }

    @Override
    public Mark getMark() {
        return new Mark("text", index, line, column, NOTHING, 0);
    }

    @Override
    public int getColumn() {
        return column;
    }

    @Override
    public int getLine() {
        return line;
    }

    @Override
    public int getIndex() {
        return index;
    }

    @Override
    public int getDocumentIndex() {
        return index - documentStart;
    }

    @Override
    public void resetDocumentIndex() {
        documentStart = index;
    }
}
