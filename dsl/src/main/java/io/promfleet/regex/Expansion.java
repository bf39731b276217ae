package io.promfleet.regex;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A template whose references are resolved in one expression. */
public final class Expansion {
    private static final int[] NO_GROUP = {};

    private final Regex regex;
    // What has a literal has no groups, and the other way round. Of several groups, the first that took part counts.
    private final @Nullable String[] literals;
    private final int[][] groups;
    private final @Nullable String constant;

    private Expansion(Regex regex, @Nullable String[] literals, int[][] groups) {
        this.regex = regex;
        this.literals = literals;
        this.groups = groups;
        this.constant = literals.length == 0 ? "" : literals.length == 1 ? literals[0] : null;
    }

    static Expansion of(Template template, Regex regex) {
        List<Template.Part> parts = template.parts();
        @Nullable String[] literals = new String[parts.size()];
        int[][] groups = new int[parts.size()][];
        for (int i = 0; i < literals.length; i++) {
            groups[i] = NO_GROUP;
            if (parts.get(i) instanceof Template.Literal literal) {
                literals[i] = literal.text();
            } else if (parts.get(i) instanceof Template.Reference reference) {
                int number = reference.number();
                groups[i] = number >= 0
                        ? new int[] {number}
                        : regex.groupsNamed(reference.name()).stream()
                                .mapToInt(Integer::intValue)
                                .toArray();
            }
        }
        return new Expansion(regex, literals, groups);
    }

    /**
     * The text that it expands to whatever matched.
     *
     * @return the text, null if it refers to groups
     */
    public @Nullable String constant() {
        return constant;
    }

    /**
     * Fills in what the groups matched.
     *
     * @param match a match of the expression
     * @return the text
     */
    public String expand(RegexMatch match) {
        if (constant != null) {
            return constant;
        }
        if (groups.length == 1) {
            String group = match.group(present(match, groups[0]));
            return group == null ? "" : group;
        }
        StringBuilder out = new StringBuilder();
        expand(match, out);
        return out.toString();
    }

    /**
     * Replaces every match in a text.
     *
     * @param text the text
     * @return the text in which each match is expanded and the rest is as it was
     */
    public String replaceAll(String text) {
        RegexMatch match = regex.matchFrom(text, 0);
        if (match == null) {
            return text;
        }
        if (match.start() == 0 && match.end() == text.length() && !text.isEmpty()) {
            return expand(match);
        }
        StringBuilder out = new StringBuilder();
        int copied = 0;
        int from = 0;
        while (match != null) {
            out.append(text, copied, match.start());
            // A match of nothing right behind another match is none.
            if (match.end() > copied || match.start() == 0) {
                expand(match, out);
            }
            copied = match.end();
            from = next(text, from, match.end());
            match = from > text.length() ? null : regex.matchFrom(text, from);
        }
        return out.append(text, copied, text.length()).toString();
    }

    private static int next(String text, int from, int end) {
        if (end > from) {
            return end;
        }
        return from < text.length() ? from + Character.charCount(text.codePointAt(from)) : from + 1;
    }

    private void expand(RegexMatch match, StringBuilder out) {
        for (int i = 0; i < literals.length; i++) {
            String literal = literals[i];
            if (literal != null) {
                out.append(literal);
            } else {
                expand(match, groups[i], out);
            }
        }
    }

    private static void expand(RegexMatch match, int[] groups, StringBuilder out) {
        int group = present(match, groups);
        if (group >= 0) {
            match.appendGroup(group, out);
        }
    }

    /** The first of some groups that took part; -1 if none did. */
    private static int present(RegexMatch match, int[] groups) {
        for (int group : groups) {
            if (match.isPresent(group)) {
                return group;
            }
        }
        return -1;
    }
}
