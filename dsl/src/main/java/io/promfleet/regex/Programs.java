package io.promfleet.regex;

import io.promfleet.regex.Node.Assertion;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Chooses how an expression is matched. Nearly all that rules say is a word, a few words, or something between two
 * words; nearly all of the rest is an {@link Automaton}. RE2/J is left with what is huge or looks around.
 */
final class Programs {
    private Programs() {}

    static Program of(Node node, int groups) {
        Node body = body(node);
        if (body == null) {
            return new Re2jProgram(node);
        }
        Node inner = body;
        int wholeGroups = 0;
        while (inner instanceof Node.Group group) {
            inner = group.of();
            wholeGroups++;
        }
        boolean allWhole = wholeGroups == groups;
        if (allWhole) {
            Program words = Words.of(inner, groups);
            if (words != null) {
                return words;
            }
        }
        Program affix = allWhole ? Affix.of(inner, groups) : Affix.of(inner, groups, wholeGroups);
        if (affix != null) {
            return affix;
        }
        Program automaton = Automaton.of(body, groups);
        return automaton == null ? new Re2jProgram(node) : automaton;
    }

    /** What stands between the start and the end of the text; null if an expression does not go from one to the other. */
    private static @Nullable Node body(Node node) {
        if (!(node instanceof Node.Sequence sequence)) {
            return null;
        }
        List<Node> parts = sequence.parts();
        int last = parts.size() - 1;
        if (parts.get(0) != Assertion.TEXT_START || parts.get(last) != Assertion.TEXT_END) {
            return null;
        }
        return withoutAnchor(withoutAnchor(join(parts.subList(1, last)), true), false);
    }

    /** Without anchors where the text starts or ends anyway. */
    private static Node withoutAnchor(Node node, boolean start) {
        if (node == (start ? Assertion.TEXT_START : Assertion.TEXT_END)) {
            return new Node.Nothing();
        }
        if (node instanceof Node.Sequence sequence) {
            List<Node> parts = new ArrayList<>(sequence.parts());
            int index = start ? 0 : parts.size() - 1;
            parts.set(index, withoutAnchor(parts.get(index), start));
            parts.removeIf(Node.Nothing.class::isInstance);
            return join(parts);
        }
        if (node instanceof Node.Choice choice) {
            List<Node> ways = new ArrayList<>(choice.ways());
            ways.replaceAll(way -> withoutAnchor(way, start));
            return Node.Choice.of(ways);
        }
        if (node instanceof Node.Group group) {
            return Node.Group.of(withoutAnchor(group.of(), start), group.index(), group.name());
        }
        return node;
    }

    private static Node join(List<Node> parts) {
        if (parts.isEmpty()) {
            return new Node.Nothing();
        }
        return parts.size() == 1 ? parts.get(0) : Node.Sequence.of(parts);
    }

    /** The spans of a match of the whole text in which every group is the whole text as well. */
    static int[] wholeSpans(CharSequence text, int groups) {
        int[] spans = new int[2 * (groups + 1)];
        for (int i = 1; i < spans.length; i += 2) {
            spans[i] = text.length();
        }
        return spans;
    }
}
