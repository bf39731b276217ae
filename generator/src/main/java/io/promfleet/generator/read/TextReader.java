package io.promfleet.generator.read;

import java.util.Locale;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.reader.ReaderException;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.scanner.ScannerException;

/**
 * Shows the YAML library a text that is all at hand, where its own reader copies what it has of a long scalar again and
 * again. Behind a key's colon, an anchor or a tag go-yaml takes a tab for a space, so the library is shown one there; at the
 * beginning of a line, and behind a dash, a tab stays what it is, which both refuse; between brackets and in a text without quotes
 * that goes on, go-yaml passes over it. Characters of which the two make different things are shown as others, which
 * {@link #written} turns back.
 */
final class TextReader extends StreamReader {
    private static final int[] NOTHING = {};
    private static final int FIRST_PRIVATE = 0xE000;
    private static final int LAST_PRIVATE = 0xF8FF;

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
    // The last tab at the beginning of a line, and the last character in front of it that is neither blank nor break.
    private int wordTab = -1;
    private int word = -1;
    // Shown in place of a colon that belongs to a text, and of a backslash in front of what the library does not
    // escape.
    private final char colon;
    private final char backslash;
    // How many brackets and braces are open, and the column of what the outermost stands in; -1 for nothing.
    private int open;
    private int outside = -1;
    // The last piece of a text that was taken, without blanks around it: where it begins with what it goes on from, and
    // its end.
    private int pieceStart = -1;
    private int pieceEnd = -1;

    TextReader(String text) {
        super("");
        this.text = text;
        this.codePoints = text.codePoints().anyMatch(Character::isSupplementaryCodePoint)
                ? text.codePoints().toArray()
                : NOTHING;
        this.length = codePoints.length == 0 ? text.length() : codePoints.length;
        this.colon = unused(FIRST_PRIVATE);
        this.backslash = unused(colon + 1);
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

    private char unused(int from) {
        int c = from;
        while (c < LAST_PRIVATE && text.indexOf(c) >= 0) {
            c++;
        }
        return (char) c;
    }

    /** What was written for a value that the library made of what it was shown. */
    String written(String value, boolean escaped) {
        if (value.indexOf(backslash) < 0) {
            return value;
        }
        return escaped ? value.replace(String.valueOf(backslash), "") : value.replace(backslash, '\\');
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
        return switch (next) {
            case '\t' -> tab(place);
            case ':' -> isTextColon(place) ? colon : next;
            case '\\' -> escapesMore(place) ? backslash : next;
            default -> next;
        };
    }

    /** Between brackets, go-yaml takes a colon in front of a comma or a closing bracket for a part of the text before. */
    private boolean isTextColon(int place) {
        return place > 0 && ",]}".indexOf(characterAt(place + 1)) >= 0 && " \t\n\r\"']}[{,".indexOf(at(place - 1)) < 0;
    }

    private boolean escapesMore(int place) {
        int next = characterAt(place + 1);
        if (next != '\'' && next != '\t') {
            return false;
        }
        int first = place;
        while (first > 0 && at(first - 1) == '\\') {
            first--;
        }
        return (place - first) % 2 == 0;
    }

    private int tab(int place) {
        if (isBehindToken(place)) {
            return ' ';
        }
        int last = seenToken;
        if (last < 0 || !isLineBreak(at(last))) {
            return '\t';
        }
        int piece = lastWord(place);
        boolean goesOn = piece >= 0 && piece + 1 == pieceEnd && !isBlock() && !isProperty(piece);
        int indent = place - last - 1;
        if (open > 0) {
            if (goesOn && indent <= outside && place == index) {
                throw new ScannerException(null, null, "found character '\\t(TAB)' in front of the indent", getMark());
            }
            return ' ';
        }
        return goesOn && indent > indentAt(pieceStart) ? ' ' : '\t';
    }

    /** The last character in front of a tab that is neither blank nor break; -1 for none. */
    private int lastWord(int tab) {
        int piece = tab - 1;
        while (piece >= 0 && piece != wordTab && (isLineBreak(at(piece)) || at(piece) == ' ' || at(piece) == '\t')) {
            piece--;
        }
        word = piece >= 0 && piece == wordTab ? word : piece;
        wordTab = tab;
        return word;
    }

    /** Whether a word is an anchor, a tag or an alias. */
    private boolean isProperty(int end) {
        int first = end;
        while (first > 0 && at(first - 1) != ' ' && at(first - 1) != '\t' && !isLineBreak(at(first - 1))) {
            first--;
        }
        return "&!*".indexOf(at(first)) >= 0;
    }

    /** Whether the last piece is of a block, of which every line has its indent. */
    private boolean isBlock() {
        int before = pieceStart - 1;
        while (before >= 0 && (isLineBreak(at(before)) || at(before) == ' ' || at(before) == '\t')) {
            before--;
        }
        return before >= 0
                && "|>+-0123456789".indexOf(at(before)) >= 0
                && before + 1 < pieceStart
                && hasBreak(before, pieceStart);
    }

    private boolean hasBreak(int from, int to) {
        for (int i = from; i < to; i++) {
            if (isLineBreak(at(i))) {
                return true;
            }
        }
        return false;
    }

    /** The column of the key or dash that a place is behind; -1 where it is behind none on its line. */
    private int indentAt(int place) {
        int start = place;
        while (start > 0 && !isLineBreak(at(start - 1))) {
            start--;
        }
        int indent = -1;
        int i = start;
        while (i < place && (at(i) == ' ' || at(i) == '-')) {
            if (at(i) == '-') {
                indent = i - start;
            }
            i++;
        }
        return i < place ? i - start : indent;
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
        String prefix =
                codePoints.length == 0 ? text.substring(index, end) : new String(codePoints, index, end - index);
        return prefix.indexOf('\\') < 0 ? prefix : shown(end);
    }

    private String shown(int end) {
        StringBuilder shown = new StringBuilder(end - index);
        for (int i = index; i < end; i++) {
            shown.appendCodePoint(at(i) == '\\' && escapesMore(i) ? backslash : at(i));
        }
        return shown.toString();
    }

    @Override
    public String prefixForward(int count) {
        String prefix = prefix(count);
        takePiece(count);
        // Only asked for within a line.
        index = Math.min(index + count, length);
        column += count;
        return prefix;
    }

    private void takePiece(int count) {
        int end = Math.min(index + count, length);
        int first = index;
        while (first < end && (at(first) == ' ' || at(first) == '\t')) {
            first++;
        }
        if (first == end) {
            return;
        }
        boolean goesOn = pieceEnd >= 0;
        for (int i = Math.max(pieceEnd, 0); goesOn && i < first; i++) {
            goesOn = isLineBreak(at(i)) || at(i) == ' ' || at(i) == '\t';
        }
        pieceStart = goesOn ? pieceStart : first;
        pieceEnd = end;
        while (at(pieceEnd - 1) == ' ' || at(pieceEnd - 1) == '\t') {
            pieceEnd--;
        }
    }

    // Nothing but what opens and closes a list or a mapping is passed over one by one.
    private void countBrackets() {
        int passed = characterAt(index);
        if (passed == '[' || passed == '{') {
            outside = open == 0 ? indentAt(index) : outside;
            open++;
        } else if (passed == ']' || passed == '}') {
            open = Math.max(0, open - 1);
        }
    }

    @Override
    public void forward() {
        forward(1);
    }

    @Override
    public void forward(int count) {
        if (count == 1) {
            countBrackets();
        }
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
