package io.promfleet.regex;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import org.jspecify.annotations.Nullable;

/** Any expression, by RE2/J. It reads a translation in which nothing is left that it could take otherwise than Go. */
final class Re2jProgram implements Program {
    private static final String NOTHING = "[^\\x{0}-\\x{10FFFF}]";

    private final Pattern pattern;

    Re2jProgram(Node node) {
        StringBuilder translated = new StringBuilder();
        write(node, translated);
        pattern = DeepStack.call(() -> Pattern.compile(translated.toString()));
    }

    @Override
    public boolean matches(CharSequence text) {
        return DeepStack.call(() -> pattern.matcher(text).find());
    }

    @Override
    public int @Nullable [] find(CharSequence text, int from) {
        Matcher matcher = pattern.matcher(text);
        if (!DeepStack.call(() -> matcher.find(from))) {
            return null;
        }
        int[] spans = new int[2 * (matcher.groupCount() + 1)];
        for (int group = 0; group <= matcher.groupCount(); group++) {
            spans[2 * group] = matcher.start(group);
            spans[2 * group + 1] = matcher.end(group);
        }
        return spans;
    }

    private static void write(Node node, StringBuilder out) {
        if (node instanceof Node.Text literal) {
            for (int i = 0; i < literal.length(); i++) {
                write(literal.at(i), out);
            }
        } else if (node instanceof Node.Chars chars) {
            write(chars.set(), out);
        } else if (node instanceof Node.Assertion assertion) {
            out.append(
                    switch (assertion) {
                        case TEXT_START -> "\\A";
                        case TEXT_END -> "\\z";
                        case LINE_START -> "(?m:^)";
                        case LINE_END -> "(?m:$)";
                        case WORD_BOUNDARY -> "\\b";
                        case NO_WORD_BOUNDARY -> "\\B";
                    });
        } else if (node instanceof Node.Group group) {
            out.append('(');
            write(group.of(), out);
            out.append(')');
        } else if (node instanceof Node.Repeat repeat) {
            write(repeat, out);
        } else if (node instanceof Node.Sequence sequence) {
            for (Node part : sequence.parts()) {
                write(part, out);
            }
        } else if (node instanceof Node.Choice choice) {
            out.append("(?:");
            for (int i = 0; i < choice.ways().size(); i++) {
                out.append(i == 0 ? "" : "|");
                write(choice.ways().get(i), out);
            }
            out.append(')');
        }
    }

    private static void write(Node.Repeat repeat, StringBuilder out) {
        boolean endless = repeat.least() == 0 && repeat.most() < 0;
        String lazy = repeat.lazy() ? "?" : "";
        if (endless && repeat.of().nullable()) {
            // What can match nothing is entered once in the right order of preference only when said like this.
            out.append("(?:(?:");
            write(repeat.of(), out);
            out.append(")+").append(lazy).append(")?").append(lazy);
            return;
        }
        if (repeat.most() == 0) {
            // RE2/J forgets that there are groups in what is there no times, and then answers for them at random.
            out.append("(?:").append(NOTHING);
            write(repeat.of(), out);
            out.append("|)");
            return;
        }
        out.append("(?:");
        write(repeat.of(), out);
        out.append(')');
        if (endless) {
            out.append('*');
        } else if (repeat.least() == 1 && repeat.most() < 0) {
            out.append('+');
        } else if (repeat.least() == 0 && repeat.most() == 1) {
            out.append('?');
        } else {
            out.append('{').append(repeat.least());
            if (repeat.most() != repeat.least()) {
                out.append(',');
                if (repeat.most() >= 0) {
                    out.append(repeat.most());
                }
            }
            out.append('}');
        }
        out.append(lazy);
    }

    private static void write(CharSet all, StringBuilder out) {
        if (all.equals(CharSet.ALL)) {
            out.append("(?s:.)");
            return;
        }
        // Two halves of a pair in the expression must not match the character that they are in UTF-16.
        CharSet set = all.intersects(CharSet.SURROGATES) ? all.without(CharSet.SURROGATES) : all;
        if (set.isEmpty()) {
            out.append(NOTHING);
        } else if (set.isSingle()) {
            write(set.first(0), out);
        } else {
            out.append('[');
            for (int i = 0; i < set.ranges(); i++) {
                write(set.first(i), out);
                out.append('-');
                write(set.last(i), out);
            }
            out.append(']');
        }
    }

    private static void write(int c, StringBuilder out) {
        if (c < 0x80 && Character.isLetterOrDigit(c)) {
            out.append((char) c);
        } else {
            out.append("\\x{").append(Integer.toHexString(c)).append('}');
        }
    }
}
