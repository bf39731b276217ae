package io.promfleet.generator.read;

import java.util.List;

/** A node of a YAML document as it was written: not yet of any type, and with its place. */
sealed interface SourceNode {
    /** The line of its first character, counted from 1. */
    int line();

    /** The column of its first character, counted from 1 in code points. */
    int column();

    /** How a scalar was written. */
    enum Style {
        /** Without quotes: its text decides what it is. */
        PLAIN,
        /** In single or double quotes. */
        QUOTED,
        /** Behind {@code |}, line by line as it stands. */
        LITERAL,
        /** Behind {@code >}, with its lines joined. */
        FOLDED
    }

    /**
     * A scalar.
     *
     * @param text its content, with escapes resolved and lines folded
     * @param style how it was written
     * @param tag its tag in the short form such as {@code !!str}; empty without one
     * @param line the line
     * @param column the column
     */
    record Scalar(String text, Style style, String tag, int line, int column) implements SourceNode {
        /** Whether it has no tag and no quotes, so that its text decides what it is. */
        boolean isPlain() {
            return style == Style.PLAIN && tag.isEmpty();
        }
    }

    /**
     * A sequence.
     *
     * @param items its items in order
     * @param line the line
     * @param column the column
     */
    record Sequence(List<SourceNode> items, int line, int column) implements SourceNode {}

    /**
     * A mapping.
     *
     * @param entries its entries in order, duplicates included
     * @param line the line
     * @param column the column
     */
    record Mapping(List<Entry> entries, int line, int column) implements SourceNode {}

    /**
     * An entry of a mapping.
     *
     * @param key the key, of any kind
     * @param value the value
     */
    record Entry(SourceNode key, SourceNode value) {}

    /**
     * A reference to a node that was written elsewhere.
     *
     * @param anchor its name
     * @param line the line
     * @param column the column
     */
    record Alias(Anchor anchor, int line, int column) implements SourceNode {}

    /** A node that aliases refer to; its content is known once it was read to its end. */
    final class Anchor {
        private final String name;
        private SourceNode content;
        private boolean inUse;

        Anchor(String name, SourceNode content) {
            this.name = name;
            this.content = content;
        }

        String name() {
            return name;
        }

        SourceNode content() {
            return content;
        }

        void complete(SourceNode node) {
            content = node;
        }

        /** Whether it is being followed already, which it can only be from inside itself. */
        boolean enter() {
            boolean first = !inUse;
            inUse = true;
            return first;
        }

        void leave() {
            inUse = false;
        }
    }
}
