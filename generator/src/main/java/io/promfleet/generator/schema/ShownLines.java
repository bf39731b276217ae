package io.promfleet.generator.schema;

import java.util.ArrayDeque;
import java.util.BitSet;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Decides which lines of a file may be shown, which is none that may hold a secret. The file need not be right: a line is
 * judged by the keys on it, and by those that it stands below, for what is wrong about it may be its very key. All lines have
 * to be given, from the first. Not thread-safe.
 */
public final class ShownLines {
    private static final int LONGEST = 160;
    private static final Pattern FIRST_KEY = Pattern.compile("([\"']?)([^\\s\"'{}\\[\\],#:]+)\\1\\s*:(?=\\s|$)");
    private static final Pattern ANY_KEY = Pattern.compile("(?<![\\w.\\-])([\\w.\\-]+)[\"']?\\s*:(?=\\s|$|[\"'{\\[])");
    private static final Pattern BLOCK = Pattern.compile("(^|.*\\s)[|>][0-9+-]*(\\s+#.*)?");
    private static final String OPENS_VALUE = "[{,:";

    private final BitSet secret = new BitSet();
    private final Deque<Level> levels = new ArrayDeque<>();
    private int count;
    // A mapping or list in brackets, or a text in quotes, that goes on from the line above.
    private int brackets;
    private char quote;
    private boolean openIsSecret;
    // The indent of the key whose block of text goes on; -1 outside of any.
    private int block = -1;

    /** What is hidden of the lines below a key. */
    private enum Below {
        NOTHING,
        TEXTS,
        ALL
    }

    private record Level(int indent, boolean item, Below below) {}

    /** A reader of lines in front of the first. */
    public ShownLines() {}

    /**
     * Takes the next line.
     *
     * @param line the line without its line break
     */
    public void add(String line) {
        count++;
        String content = line.strip();
        if (content.isEmpty()) {
            return;
        }
        int indent = line.indexOf(content.charAt(0));
        if (block >= 0 && indent <= block) {
            block = -1;
            brackets = 0;
            quote = 0;
        }
        boolean isOpen = brackets > 0 || quote != 0;
        boolean hidden = hasSecret(content);
        if (isOpen) {
            openIsSecret |= hidden || hasHolder(content);
            hidden = openIsSecret;
        } else if (content.startsWith("#")) {
            hidden |= below() != Below.NOTHING;
        } else {
            hidden |= enter(line, indent);
            openIsSecret = hidden || hasHolder(content) || below() == Below.ALL;
            if (block < 0 && BLOCK.matcher(content).matches()) {
                block = indent;
            }
        }
        secret.set(count, hidden);
        follow(content);
    }

    /**
     * Whether a line may be shown.
     *
     * @param number the line, counted from 1
     * @return false if it may hold a secret
     */
    public boolean isShown(int number) {
        return !secret.get(number);
    }

    /**
     * A line as it may be shown.
     *
     * @param number the line, counted from 1
     * @param line the line itself
     * @return the line; empty if it is very long or may hold a secret
     */
    public String shown(int number, String line) {
        String shown = line.stripTrailing();
        return shown.length() > LONGEST || !isShown(number) ? "" : shown;
    }

    private Below below() {
        Level level = levels.peek();
        return level == null ? Below.NOTHING : level.below();
    }

    /** Finds the place of a line below the lines in front of it; whether that hides it. */
    private boolean enter(String line, int indent) {
        int at = indent;
        boolean dash = isDash(line, at);
        leave(at, dash);
        while (dash) {
            levels.push(new Level(at, true, below()));
            at++;
            while (at < line.length() && Character.isWhitespace(line.charAt(at))) {
                at++;
            }
            dash = isDash(line, at);
        }
        Matcher first = FIRST_KEY.matcher(line).region(at, line.length());
        Below outer = below();
        if (!first.lookingAt()) {
            return outer != Below.NOTHING && at < line.length();
        }
        String key = first.group(2);
        String value = value(line.substring(first.end()));
        levels.push(new Level(at, false, below(outer, key, value)));
        return outer == Below.ALL && !((SecretNames.isHarmless(key) || SecretNames.isHolder(key)) && isOneWord(value));
    }

    private static Below below(Below outer, String key, String value) {
        if (outer == Below.ALL || SecretNames.isHolder(key) || (SecretNames.isSecret(key) && !value.isEmpty())) {
            return Below.ALL;
        }
        return SecretNames.isSecret(key) ? Below.TEXTS : Below.NOTHING;
    }

    private void leave(int indent, boolean dash) {
        while (!levels.isEmpty()) {
            Level level = levels.element();
            // A list may stand as far to the left as the key that it belongs to.
            boolean isOuter = level.indent() < indent || (level.indent() == indent && dash && !level.item());
            if (isOuter) {
                return;
            }
            levels.pop();
        }
    }

    private static boolean isDash(String line, int at) {
        return at < line.length()
                && line.charAt(at) == '-'
                && (at + 1 == line.length() || Character.isWhitespace(line.charAt(at + 1)));
    }

    private static String value(String rest) {
        String value = rest.strip();
        return value.startsWith("#") ? "" : value;
    }

    private static boolean isOneWord(String value) {
        return value.chars().noneMatch(c -> "{}[]\"'|>&*".indexOf(c) >= 0);
    }

    private static boolean hasSecret(String content) {
        if (ValueWords.mayHoldSecret(content)) {
            return true;
        }
        Matcher keys = ANY_KEY.matcher(content);
        while (keys.find()) {
            String key = keys.group(1);
            if ((SecretNames.isHolder(key) || SecretNames.isSecret(key))
                    && !value(content.substring(keys.end())).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private static boolean hasHolder(String content) {
        Matcher keys = ANY_KEY.matcher(content);
        while (keys.find()) {
            if (SecretNames.isHolder(keys.group(1)) || SecretNames.isSecret(keys.group(1))) {
                return true;
            }
        }
        return false;
    }

    /** Follows brackets and quotes to the end of a line. */
    private void follow(String content) {
        for (int i = 0; i < content.length(); i++) {
            char c = content.charAt(i);
            if (quote == '"' && c == '\\') {
                i++;
            } else if (quote == '\'' && c == '\'' && content.startsWith("''", i)) {
                i++;
            } else if (quote != 0) {
                quote = c == quote ? 0 : quote;
            } else if (c == '#' && (i == 0 || Character.isWhitespace(content.charAt(i - 1)))) {
                return;
            } else if (brackets > 0 && (c == ']' || c == '}')) {
                brackets--;
            } else if (brackets > 0 ? opens(content, i) || c == '[' || c == '{' : opens(content, i)) {
                if (c == '"' || c == '\'') {
                    quote = c;
                } else if (c == '[' || c == '{') {
                    brackets++;
                }
            }
        }
    }

    /** Whether a value can begin at a place. */
    private static boolean opens(String content, int at) {
        int before = at - 1;
        while (before >= 0 && Character.isWhitespace(content.charAt(before))) {
            before--;
        }
        char c = before < 0 ? ':' : content.charAt(before);
        return OPENS_VALUE.indexOf(c) >= 0 || (c == '-' && before < at - 1);
    }
}
