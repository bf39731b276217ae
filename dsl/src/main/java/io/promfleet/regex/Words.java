package io.promfleet.regex;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One of some words, and nothing else. */
final class Words implements Program {
    private final @Nullable String[] table;
    private final int groups;

    private Words(List<String> words, int groups) {
        this.groups = groups;
        int size = Integer.highestOneBit(words.size()) * 4;
        table = new String[size];
        for (String word : words) {
            int at = word.hashCode() & (size - 1);
            while (table[at] != null && !word.equals(table[at])) {
                at = (at + 1) & (size - 1);
            }
            table[at] = word;
        }
    }

    /** The words that a part of an expression stands for, null if it is no choice of words. */
    static @Nullable Words of(Node node, int groups) {
        List<Node> ways = node instanceof Node.Choice choice ? choice.ways() : List.of(node);
        List<String> words = new ArrayList<>();
        for (Node way : ways) {
            if (way instanceof Node.Nothing) {
                words.add("");
            } else {
                String word = word(way);
                if (word == null) {
                    return null;
                }
                words.add(word);
            }
        }
        return new Words(words, groups);
    }

    /** The characters in a row; null if they are none, or two halves of a pair could become one. */
    static @Nullable String word(Node node) {
        if (!(node instanceof Node.Text text)
                || text.everyCase()
                || text.chars().anyMatch(CharSet.SURROGATES::contains)) {
            return null;
        }
        StringBuilder word = new StringBuilder();
        text.chars().forEach(word::appendCodePoint);
        return word.toString();
    }

    @Override
    public boolean matches(CharSequence text) {
        int at = hash(text) & (table.length - 1);
        for (String word = table[at]; word != null; word = table[at]) {
            if (word.contentEquals(text)) {
                return true;
            }
            at = (at + 1) & (table.length - 1);
        }
        return false;
    }

    /** The hash of a string with these characters. */
    private static int hash(CharSequence text) {
        if (text instanceof String string) {
            return string.hashCode();
        }
        int hash = 0;
        for (int i = 0; i < text.length(); i++) {
            hash = 31 * hash + text.charAt(i);
        }
        return hash;
    }

    @Override
    public int @Nullable [] find(CharSequence text, int from) {
        return from == 0 && matches(text) ? Programs.wholeSpans(text, groups) : null;
    }
}
