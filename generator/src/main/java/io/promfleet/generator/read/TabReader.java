package io.promfleet.generator.read;

import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Shows the YAML library a space where go-yaml takes a tab for one: behind a key's colon, an anchor or a tag. At the
 * beginning of a line, and behind a dash, a tab stays what it is, which both refuse.
 */
final class TabReader extends StreamReader {
    private final SourceText source;

    TabReader(SourceText source) {
        super(source.text());
        this.source = source;
    }

    @Override
    public int peek() {
        return peek(0);
    }

    @Override
    public int peek(int index) {
        int next = super.peek(index);
        return next == '	' && isBehindToken(index) ? ' ' : next;
    }

    private boolean isBehindToken(int index) {
        String line = source.line(getLine() + 1);
        int end = line.offsetByCodePoints(0, Math.min(getColumn() + index, line.codePointCount(0, line.length())));
        while (end > 0 && (line.charAt(end - 1) == ' ' || line.charAt(end - 1) == '	')) {
            end--;
        }
        if (end == 0) {
            return false;
        }
        char last = line.charAt(end - 1);
        boolean indicator = (last == '-' || last == '?') && (end == 1 || line.charAt(end - 2) == ' ');
        // A tab behind a backslash is an escape.
        return !indicator && last != '\\';
    }
}
