package io.promfleet.regex;

import io.promfleet.regex.Node.Assertion;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads an expression as Go's {@code regexp/syntax} does. Open groups are kept in a list, so no text is too deep. */
final class RegexParser {
    private static final int MAX_COUNT = 1000;
    private static final int MAX_HEIGHT = 1000;
    private static final int BYTES_OF_AN_INSTRUCTION = 40;
    private static final int BYTES_OF_A_RUNE = 4;
    private static final int MAX_BYTES = 128 << 20;
    private static final int MAX_SIZE = MAX_BYTES / BYTES_OF_AN_INSTRUCTION;
    private static final int MAX_RUNES = MAX_BYTES / BYTES_OF_A_RUNE;

    private static final int NO_NUMBER = -2;
    private static final int LONGEST_SHOWN = 80;

    private static final String CLASS = "invalid character class range";
    private static final String ESCAPE = "invalid escape sequence";
    private static final String FLAGS = "invalid or unsupported Perl syntax";
    private static final String NAME = "invalid named capture";
    private static final String COUNT = "invalid repeat count";
    private static final String NOTHING_TO_REPEAT = "missing argument to repetition operator";

    private static final String CONTROL_LETTERS = "afnrtv";
    private static final String CONTROLS = "\007\f\n\r\t\013";

    private static final CharSet DIGIT = CharSet.ofPairs("09");
    private static final CharSet SPACE = CharSet.ofPairs("\t\n\f\r  ");
    private static final CharSet WORD = CharSet.ofPairs("09AZ__az");
    private static final Map<String, CharSet> NAMED_CLASSES = Map.ofEntries(
            Map.entry("alnum", CharSet.ofPairs("09AZaz")),
            Map.entry("alpha", CharSet.ofPairs("AZaz")),
            Map.entry("ascii", CharSet.range(0, 0x7f)),
            Map.entry("blank", CharSet.ofPairs("\t\t  ")),
            Map.entry("cntrl", CharSet.range(0, 0x1f).union(CharSet.of(0x7f))),
            Map.entry("digit", DIGIT),
            Map.entry("graph", CharSet.ofPairs("!~")),
            Map.entry("lower", CharSet.ofPairs("az")),
            Map.entry("print", CharSet.ofPairs(" ~")),
            Map.entry("punct", CharSet.ofPairs("!/:@[`{~")),
            Map.entry("space", CharSet.ofPairs("\t\r  ")),
            Map.entry("upper", CharSet.ofPairs("AZ")),
            Map.entry("word", WORD),
            Map.entry("xdigit", CharSet.ofPairs("09AFaf")));

    private final String text;
    private final int behind;
    private final GoRelease go;
    private final Deque<Open> open = new ArrayDeque<>();
    private final List<@Nullable String> names = new ArrayList<>();

    private Open current;
    private Flags flags = Flags.NONE;
    private int at;
    private long runes;
    private long copied;
    // Remembered, so that a text full of openings is not searched to its end for every one of them.
    private boolean noNamedClassAhead;
    private @Nullable String repeated;

    private RegexParser(String before, String expression, String behind, GoRelease go) {
        this.text = before + expression + behind;
        this.behind = behind.length();
        this.go = go;
        this.current = new Open(0, null, flags);
    }

    /** An expression and its groups; the name of a group is null if it has none. */
    record Parsed(Node node, List<@Nullable String> groups) {}

    /** Reads an expression with what is put before and behind it, which is read as one text with it. */
    static Parsed parse(String before, String expression, String behind, GoRelease go) throws InvalidRegexException {
        RegexParser parser = new RegexParser(before, expression, behind, go);
        Node node = parser.parse();
        return new Parsed(node, parser.names);
    }

    private Node parse() throws InvalidRegexException {
        while (at < text.length()) {
            boolean repetition = part();
            if (!repetition) {
                repeated = null;
            }
        }
        if (!open.isEmpty()) {
            throw fault("missing closing )");
        }
        return close(current);
    }

    /** Reads what stands here; true if it says how often what stands before it is repeated. */
    private boolean part() throws InvalidRegexException {
        switch (text.charAt(at)) {
            case '(' -> openGroup();
            case ')' -> closeGroup();
            case '|' -> {
                at++;
                endWay();
            }
            case '^' -> {
                at++;
                add(flags.multiLine() ? Assertion.LINE_START : Assertion.TEXT_START);
            }
            case '$' -> {
                at++;
                add(flags.multiLine() ? Assertion.LINE_END : Assertion.TEXT_END);
            }
            case '.' -> {
                at++;
                add(new Node.Chars(
                        flags.dotAll() ? CharSet.ALL : CharSet.of('\n').negated()));
            }
            case '[' -> charClass();
            case '*' -> {
                return repeat(at++, 0, -1, false);
            }
            case '+' -> {
                return repeat(at++, 1, -1, false);
            }
            case '?' -> {
                return repeat(at++, 0, 1, false);
            }
            case '{' -> {
                return braces();
            }
            case '\\' -> backslash();
            default -> literal(next());
        }
        return false;
    }

    private void openGroup() throws InvalidRegexException {
        if (!text.startsWith("(?", at)) {
            at++;
            openGroup(null);
            return;
        }
        int from = at;
        boolean python = text.startsWith("(?P<", at) && text.length() - at > 4;
        boolean angle = go.angleNames() && text.startsWith("(?<", at) && text.length() - at > 3;
        if (python || angle) {
            int nameAt = at + (python ? 4 : 3);
            int end = text.indexOf('>', at);
            if (end < 0) {
                throw fault(NAME, from, text.length());
            }
            String name = text.substring(nameAt, end);
            requireUnicode(name);
            if (name.isEmpty() || !name.chars().allMatch(WORD::contains)) {
                throw fault(NAME, from, end + 1);
            }
            at = end + 1;
            openGroup(name);
            return;
        }
        at += 2;
        flags(from);
    }

    private void openGroup(@Nullable String name) {
        names.add(name);
        open(names.size(), name, flags);
    }

    private void open(int index, @Nullable String name, Flags inside) {
        open.push(current);
        current = new Open(index, name, flags);
        flags = inside;
    }

    /** Flags, for the rest of this group or for one of their own. */
    private void flags(int from) throws InvalidRegexException {
        Flags changed = flags;
        boolean on = true;
        boolean saw = false;
        while (at < text.length()) {
            int c = next();
            switch (c) {
                case 'i' -> changed = changed.everyCase(on);
                case 'm' -> changed = changed.multiLine(on);
                case 's' -> changed = changed.dotAll(on);
                case 'U' -> changed = changed.lazy(on);
                case '-' -> {
                    if (!on) {
                        throw fault(FLAGS, from, at);
                    }
                    on = false;
                    saw = false;
                    continue;
                }
                case ':', ')' -> {
                    if (!on && !saw) {
                        throw fault(FLAGS, from, at);
                    }
                    if (c == ':') {
                        open(0, null, changed);
                    } else {
                        flags = changed;
                    }
                    return;
                }
                default -> throw fault(FLAGS, from, at);
            }
            saw = true;
        }
        throw fault("missing closing )");
    }

    private void closeGroup() throws InvalidRegexException {
        at++;
        if (open.isEmpty()) {
            throw fault("unexpected )");
        }
        Open closed = current;
        Node inner = close(closed);
        current = open.pop();
        flags = closed.flagsOutside;
        add(closed.index == 0 ? inner : limited(Node.Group.of(inner, closed.index, closed.name)));
    }

    /** What a group holds, once it is complete. */
    private Node close(Open group) throws InvalidRegexException {
        endWay();
        return group.ways.size() == 1 ? group.ways.get(0) : limited(Node.Choice.of(group.ways));
    }

    /** Ends one of the ways between vertical bars. Single characters side by side are one class. */
    private void endWay() throws InvalidRegexException {
        Node way = sequence(current.parts);
        current.parts.clear();
        int last = current.ways.size() - 1;
        CharSet single = single(way);
        CharSet before = last < 0 ? null : single(current.ways.get(last));
        if (single != null && before != null) {
            current.ways.set(last, new Node.Chars(before.union(single)));
        } else {
            current.ways.add(way);
        }
    }

    private static @Nullable CharSet single(Node node) {
        if (node instanceof Node.Chars chars) {
            return chars.set();
        }
        return node instanceof Node.Text literal && literal.length() == 1 ? literal.at(0) : null;
    }

    private Node sequence(List<Node> parts) throws InvalidRegexException {
        List<Node> joined = new ArrayList<>();
        int from = 0;
        while (from < parts.size()) {
            int to = from + 1;
            if (parts.get(from) instanceof Node.Text first) {
                while (to < parts.size()
                        && parts.get(to) instanceof Node.Text more
                        && more.everyCase() == first.everyCase()) {
                    to++;
                }
                joined.add(to == from + 1 ? first : text(parts.subList(from, to), first.everyCase()));
            } else if (parts.get(from) instanceof Node.Sequence inner) {
                joined.addAll(inner.parts());
                copied += inner.parts().size();
                if (copied > MAX_RUNES) {
                    // Go would still copy when nobody waits for it any more.
                    throw fault("expression too large");
                }
            } else {
                joined.add(parts.get(from));
            }
            from = to;
        }
        if (joined.isEmpty()) {
            return new Node.Nothing();
        }
        return joined.size() == 1 ? joined.get(0) : limited(Node.Sequence.of(joined));
    }

    private static Node text(List<Node> parts, boolean everyCase) {
        int length = 0;
        for (Node part : parts) {
            length += ((Node.Text) part).length();
        }
        int[] chars = new int[length];
        int end = 0;
        for (Node part : parts) {
            end = ((Node.Text) part).copyTo(chars, end);
        }
        return new Node.Text(chars, everyCase);
    }

    private boolean repeat(int from, int least, int most, boolean counted) throws InvalidRegexException {
        boolean lazy = flags.lazy();
        if (at < text.length() && text.charAt(at) == '?') {
            at++;
            lazy = !lazy;
        }
        String operator = text.substring(from, at);
        if (repeated != null) {
            throw new InvalidRegexException("invalid nested repetition operator: `" + repeated + operator + "`");
        }
        if (current.parts.isEmpty()) {
            throw fault(NOTHING_TO_REPEAT, from, at);
        }
        int last = current.parts.size() - 1;
        Node.Repeat repeat = Node.Repeat.of(current.parts.get(last), least, most, counted, lazy);
        if (counted && (least >= 2 || most >= 2) && repeat.copies() > MAX_COUNT) {
            throw fault(COUNT, from, at);
        }
        current.parts.set(last, limited(repeat));
        repeated = operator;
        return true;
    }

    /** A count in braces; braces that hold none are characters. */
    private boolean braces() throws InvalidRegexException {
        int from = at;
        at++;
        int least = number();
        int most = least;
        boolean count = least != NO_NUMBER;
        if (count && at < text.length() && text.charAt(at) == ',') {
            at++;
            most = at < text.length() && text.charAt(at) == '}' ? -1 : number();
            count = most != NO_NUMBER;
        }
        if (!count || at >= text.length() || text.charAt(at) != '}') {
            at = from + 1;
            literal('{');
            return false;
        }
        at++;
        if (least > MAX_COUNT || most > MAX_COUNT || (most >= 0 && least > most)) {
            throw fault(COUNT, from, at);
        }
        return repeat(from, least, most, true);
    }

    /** A number without leading zeros; above the limit it does not matter which. */
    private int number() {
        int from = at;
        int number = 0;
        while (at < text.length() && DIGIT.contains(text.charAt(at))) {
            number = Math.min(MAX_COUNT + 1, number * 10 + text.charAt(at) - '0');
            at++;
        }
        boolean leadingZero = at - from > 1 && text.charAt(from) == '0';
        return at == from || leadingZero ? NO_NUMBER : number;
    }

    private void backslash() throws InvalidRegexException {
        int from = at;
        char c = at + 1 < text.length() ? text.charAt(at + 1) : 0;
        Assertion assertion = switch (c) {
            case 'A' -> Assertion.TEXT_START;
            case 'z' -> Assertion.TEXT_END;
            case 'b' -> Assertion.WORD_BOUNDARY;
            case 'B' -> Assertion.NO_WORD_BOUNDARY;
            default -> null;
        };
        if (assertion != null) {
            at += 2;
            add(assertion);
        } else if (c == 'Q') {
            quoted();
        } else {
            CharSet set = escapedClass();
            if (set != null) {
                addSet(set);
            } else {
                literal(escaped(from));
            }
        }
    }

    /** Characters that mean themselves, up to {@code \E} or the end. */
    private void quoted() throws InvalidRegexException {
        int end = text.indexOf("\\E", at + 2);
        int stop = end < 0 ? text.length() : end;
        at += 2;
        while (at < stop) {
            literal(next());
        }
        at = end < 0 ? stop : end + 2;
    }

    /** A class with a backslash, or null if there is none. */
    private @Nullable CharSet escapedClass() throws InvalidRegexException {
        if (at + 1 >= text.length() || text.charAt(at) != '\\') {
            return null;
        }
        char c = text.charAt(at + 1);
        CharSet set = switch (c) {
            case 'd', 'D' -> DIGIT;
            case 's', 'S' -> SPACE;
            case 'w', 'W' -> WORD;
            default -> null;
        };
        if (set != null) {
            at += 2;
            return withFlags(set, c == 'D' || c == 'S' || c == 'W');
        }
        return c == 'p' || c == 'P' ? unicodeClass(c == 'P') : null;
    }

    private CharSet withFlags(CharSet set, boolean negated) {
        CharSet folded = flags.everyCase() ? UnicodeTables.withEveryCase(set) : set;
        return negated ? folded.negated() : folded;
    }

    private CharSet unicodeClass(boolean negated) throws InvalidRegexException {
        int from = at;
        at += 2;
        if (at >= text.length()) {
            throw fault(CLASS, from, at);
        }
        int c = next();
        String name;
        if (c == '{') {
            int end = text.indexOf('}', at);
            if (end < 0) {
                throw fault(CLASS, from, text.length());
            }
            name = text.substring(at, end);
            requireUnicode(name);
            at = end + 1;
        } else {
            name = Character.toString(c);
        }
        boolean inverted = negated;
        if (name.startsWith("^")) {
            inverted = !inverted;
            name = name.substring(1);
        }
        CharSet set = go.unicodeClass(name, flags.everyCase());
        if (set == null) {
            throw fault(CLASS, from, at);
        }
        return inverted ? set.negated() : set;
    }

    private void charClass() throws InvalidRegexException {
        at++;
        boolean negated = at < text.length() && text.charAt(at) == '^';
        if (negated) {
            at++;
        }
        CharSet.Builder set = new CharSet.Builder();
        boolean first = true;
        while (first || at >= text.length() || text.charAt(at) != ']') {
            first = false;
            CharSet named = namedClass();
            if (named == null) {
                named = escapedClass();
            }
            if (named != null) {
                set.addAll(named);
            } else {
                range(set);
            }
        }
        at++;
        addSet(negated ? set.build().negated() : set.build());
    }

    private @Nullable CharSet namedClass() throws InvalidRegexException {
        if (noNamedClassAhead || !text.startsWith("[:", at)) {
            return null;
        }
        int end = text.indexOf(":]", at + 2);
        if (end < 0) {
            noNamedClassAhead = true;
            return null;
        }
        int from = at;
        boolean negated = text.startsWith("^", at + 2);
        CharSet set = NAMED_CLASSES.get(text.substring(at + (negated ? 3 : 2), end));
        at = end + 2;
        if (set == null) {
            throw fault(CLASS, from, at);
        }
        return withFlags(set, negated);
    }

    private void range(CharSet.Builder set) throws InvalidRegexException {
        int from = at;
        int low = classCharacter();
        int high = low;
        if (at + 1 < text.length() && text.charAt(at) == '-' && text.charAt(at + 1) != ']') {
            at++;
            high = classCharacter();
            if (high < low) {
                throw fault(CLASS, from, at);
            }
        }
        CharSet range = CharSet.range(low, high);
        set.addAll(flags.everyCase() ? UnicodeTables.withEveryCase(range) : range);
    }

    private int classCharacter() throws InvalidRegexException {
        if (at >= text.length()) {
            throw fault("missing closing ]");
        }
        return text.charAt(at) == '\\' ? escaped(at) : next();
    }

    /** The character that a backslash and what follows stand for. */
    private int escaped(int from) throws InvalidRegexException {
        at++;
        if (at >= text.length()) {
            throw fault("trailing backslash at end of expression");
        }
        int c = next();
        // A single digit but 0 would refer back to a group, which no RE2 can.
        if (c == '0' || (isOctal(c) && at < text.length() && isOctal(text.charAt(at)))) {
            return octal(c);
        }
        if (c == 'x') {
            return hexadecimal(from);
        }
        int control = CONTROL_LETTERS.indexOf(c);
        if (control >= 0) {
            return CONTROLS.charAt(control);
        }
        if (c == '_' || (c < 0x80 && !WORD.contains(c))) {
            return c;
        }
        throw fault(ESCAPE, from, at);
    }

    private int octal(int digit) {
        int value = digit - '0';
        for (int i = 1; i < 3 && at < text.length() && isOctal(text.charAt(at)); i++) {
            value = value * 8 + text.charAt(at) - '0';
            at++;
        }
        return value;
    }

    private static boolean isOctal(int c) {
        return c >= '0' && c <= '7';
    }

    private int hexadecimal(int from) throws InvalidRegexException {
        if (at < text.length() && text.charAt(at) == '{') {
            at++;
            int value = 0;
            int digits = 0;
            while (at < text.length() && text.charAt(at) != '}') {
                int digit = hexDigit(next());
                value = value * 16 + digit;
                digits++;
                if (digit < 0 || value > Character.MAX_CODE_POINT) {
                    throw fault(ESCAPE, from, at);
                }
            }
            if (at < text.length() && digits > 0) {
                at++;
                return value;
            }
            throw fault(ESCAPE, from, Math.min(at + 1, text.length()));
        }
        int value = 0;
        for (int i = 0; i < 2; i++) {
            int digit = at < text.length() ? hexDigit(next()) : -1;
            if (digit < 0) {
                throw fault(ESCAPE, from, at);
            }
            value = value * 16 + digit;
        }
        return value;
    }

    private static int hexDigit(int c) {
        return c < 0x80 ? Character.digit(c, 16) : -1;
    }

    private void literal(int c) throws InvalidRegexException {
        add(new Node.Text(new int[] {c}, flags.everyCase() && UnicodeTables.nextCase(c) != c));
    }

    private void addSet(CharSet set) throws InvalidRegexException {
        runes += 2L * set.ranges();
        if (runes > MAX_RUNES) {
            throw fault("expression too large");
        }
        add(set.isSingle() ? new Node.Text(new int[] {set.first(0)}, false) : new Node.Chars(set));
    }

    private void add(Node node) {
        current.parts.add(node);
    }

    private Node limited(Node node) throws InvalidRegexException {
        if (node.size() > MAX_SIZE) {
            throw fault("expression too large");
        }
        if (node.height() > MAX_HEIGHT) {
            throw fault("expression nests too deeply");
        }
        return node;
    }

    private int next() throws InvalidRegexException {
        int c = text.codePointAt(at);
        if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
            throw fault("invalid UTF-8");
        }
        at += Character.charCount(c);
        return c;
    }

    private static void requireUnicode(String name) throws InvalidRegexException {
        if (name.codePoints().anyMatch(CharSet.SURROGATES::contains)) {
            throw fault("invalid UTF-8");
        }
    }

    private static InvalidRegexException fault(String fault) {
        return new InvalidRegexException(fault);
    }

    /** A fault with the part of the expression that it is in; not with what was put around the expression. */
    private InvalidRegexException fault(String fault, int from, int to) {
        int end = Math.min(to, text.length() - behind);
        String part = end - from <= LONGEST_SHOWN
                ? text.substring(from, end)
                : text.substring(from, from + LONGEST_SHOWN) + "…";
        return new InvalidRegexException(fault + ": `" + part + "`");
    }

    /** A group that is not closed yet; the whole expression is one without an end of its own. */
    private static final class Open {
        final int index;
        final @Nullable String name;
        final Flags flagsOutside;
        final List<Node> ways = new ArrayList<>();
        final List<Node> parts = new ArrayList<>();

        Open(int index, @Nullable String name, Flags flagsOutside) {
            this.index = index;
            this.name = name;
            this.flagsOutside = flagsOutside;
        }
    }

    /** What can be switched on and off inside an expression. */
    private record Flags(boolean everyCase, boolean multiLine, boolean dotAll, boolean lazy) {
        static final Flags NONE = new Flags(false, false, false, false);

        Flags everyCase(boolean on) {
            return new Flags(on, multiLine, dotAll, lazy);
        }

        Flags multiLine(boolean on) {
            return new Flags(everyCase, on, dotAll, lazy);
        }

        Flags dotAll(boolean on) {
            return new Flags(everyCase, multiLine, on, lazy);
        }

        Flags lazy(boolean on) {
            return new Flags(everyCase, multiLine, dotAll, on);
        }
    }
}
