package io.promfleet.regex;

import org.jspecify.annotations.Nullable;

/** Where an expression and its groups matched. */
public final class RegexMatch {
    private final CharSequence text;
    private final int[] spans;

    RegexMatch(CharSequence text, int[] spans) {
        this.text = text;
        this.spans = spans;
    }

    /**
     * How many groups the expression has.
     *
     * @return the number; the match as a whole is not counted
     */
    public int groupCount() {
        return spans.length / 2 - 1;
    }

    /**
     * What a group matched.
     *
     * @param group its number, 0 for the match as a whole
     * @return the text; null if it took no part in the match, or there is no such group
     */
    public @Nullable String group(int group) {
        return isPresent(group)
                ? text.subSequence(spans[2 * group], spans[2 * group + 1]).toString()
                : null;
    }

    boolean isPresent(int group) {
        return group >= 0 && 2 * group + 1 < spans.length && spans[2 * group] >= 0;
    }

    void appendGroup(int group, StringBuilder out) {
        out.append(text, spans[2 * group], spans[2 * group + 1]);
    }

    int start() {
        return spans[0];
    }

    int end() {
        return spans[1];
    }
}
