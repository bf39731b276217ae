package io.promfleet.regex;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something of any length between two words, each of which may be missing: {@code .*}, {@code pod_(.+)}, {@code \d+}. */
final class Affix implements Program {
    private final String prefix;
    private final CharTest middle;
    private final int least;
    private final String suffix;
    private final int groups;
    // Groups before this one are the whole text; those from it on are what stands in the middle.
    private final int wholeGroups;

    private Affix(String prefix, CharSet middle, int least, String suffix, int groups, int wholeGroups) {
        this.prefix = prefix;
        this.middle = new CharTest(middle);
        this.least = least;
        this.suffix = suffix;
        this.groups = groups;
        this.wholeGroups = wholeGroups;
    }

    /** For an expression whose groups are all around the whole. */
    static @Nullable Affix of(Node node, int groups) {
        return of(node, groups, groups);
    }

    /** For an expression with some groups around the whole and the others around the middle; null if it is none. */
    static @Nullable Affix of(Node node, int groups, int wholeGroups) {
        List<Node> parts = node instanceof Node.Sequence sequence ? sequence.parts() : List.of(node);
        int index = parts.get(0) instanceof Node.Text ? 1 : 0;
        int behind = parts.size() - index - 1;
        if (behind < 0 || behind > 1) {
            return null;
        }
        Node middle = parts.get(index);
        int middleGroups = 0;
        while (middle instanceof Node.Group group) {
            middle = group.of();
            middleGroups++;
        }
        String prefix = index == 0 ? "" : Words.word(parts.get(0));
        String suffix = behind == 0 ? "" : Words.word(parts.get(index + 1));
        CharSet set = middle instanceof Node.Repeat repeat && repeat.least() <= 1 && repeat.most() < 0
                ? set(repeat.of())
                : null;
        if (prefix == null || suffix == null || set == null || wholeGroups + middleGroups != groups) {
            return null;
        }
        return new Affix(prefix, set, ((Node.Repeat) middle).least(), suffix, groups, wholeGroups);
    }

    private static @Nullable CharSet set(Node node) {
        if (node instanceof Node.Chars chars) {
            return chars.set();
        }
        return node instanceof Node.Text text && text.length() == 1 ? text.at(0) : null;
    }

    @Override
    public boolean matches(CharSequence text) {
        int from = prefix.length();
        int to = text.length() - suffix.length();
        if (to - from < least || !isAt(text, 0, prefix) || !isAt(text, to, suffix)) {
            return false;
        }
        if (middle.isAll()) {
            return true;
        }
        for (int i = from; i < to; ) {
            int c = Character.codePointAt(text, i);
            if (!middle.contains(c)) {
                return false;
            }
            i += Character.charCount(c);
        }
        return true;
    }

    private static boolean isAt(CharSequence text, int at, String word) {
        // Names of labels begin alike, so the end tells them apart sooner.
        int last = word.length() - 1;
        if (last < 0 || text.charAt(at + last) != word.charAt(last)) {
            return last < 0;
        }
        if (text instanceof String string) {
            return string.startsWith(word, at);
        }
        for (int i = 0; i < word.length(); i++) {
            if (text.charAt(at + i) != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int @Nullable [] find(CharSequence text, int from) {
        if (from > 0 || !matches(text)) {
            return null;
        }
        int[] spans = Programs.wholeSpans(text, groups);
        for (int group = wholeGroups + 1; group <= groups; group++) {
            spans[2 * group] = prefix.length();
            spans[2 * group + 1] = text.length() - suffix.length();
        }
        return spans;
    }
}
