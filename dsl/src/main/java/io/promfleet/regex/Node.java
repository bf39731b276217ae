package io.promfleet.regex;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A part of a parsed expression. Each knows how deep and how large it is by Go's reckoning, so that Go's limits can be
 * asked without walking it again.
 */
sealed interface Node {
    /** The number of nodes on the longest way down. */
    int height();

    /** About how many instructions it becomes. */
    long size();

    /** The largest product of the counts of repetitions that are inside one another. */
    long copies();

    /** Whether it can match nothing at all. */
    boolean nullable();

    /** Matches nothing at all, everywhere. */
    record Nothing() implements Node {
        @Override
        public int height() {
            return 1;
        }

        @Override
        public long size() {
            return 1;
        }

        @Override
        public long copies() {
            return 1;
        }

        @Override
        public boolean nullable() {
            return true;
        }
    }

    /** Code points in a row; with {@code everyCase} in upper or lower case. */
    final class Text implements Node {
        private final int[] chars;
        private final boolean everyCase;

        Text(int[] chars, boolean everyCase) {
            this.chars = chars;
            this.everyCase = everyCase;
        }

        int length() {
            return chars.length;
        }

        boolean everyCase() {
            return everyCase;
        }

        IntStream chars() {
            return Arrays.stream(chars);
        }

        /** Copies the code points to a place in a larger text and returns the place after them. */
        int copyTo(int[] text, int at) {
            System.arraycopy(chars, 0, text, at, chars.length);
            return at + chars.length;
        }

        @Override
        public int height() {
            return 1;
        }

        @Override
        public long size() {
            return Math.max(1, chars.length);
        }

        @Override
        public long copies() {
            return 1;
        }

        @Override
        public boolean nullable() {
            return false;
        }

        /** What may stand at a place. */
        CharSet at(int index) {
            CharSet single = CharSet.of(chars[index]);
            return everyCase ? UnicodeTables.withEveryCase(single) : single;
        }
    }

    /** One of several code points. */
    record Chars(CharSet set) implements Node {
        @Override
        public int height() {
            return 1;
        }

        @Override
        public long size() {
            return 1;
        }

        @Override
        public long copies() {
            return 1;
        }

        @Override
        public boolean nullable() {
            return false;
        }
    }

    /** Holds at a place and takes no character. */
    enum Assertion implements Node {
        TEXT_START,
        TEXT_END,
        LINE_START,
        LINE_END,
        WORD_BOUNDARY,
        NO_WORD_BOUNDARY;

        @Override
        public int height() {
            return 1;
        }

        @Override
        public long size() {
            return 1;
        }

        @Override
        public long copies() {
            return 1;
        }

        @Override
        public boolean nullable() {
            return true;
        }
    }

    /** A group that remembers what it matched; a name is not needed to be its only one. */
    record Group(Node of, int index, @Nullable String name, int height, long size) implements Node {
        static Group of(Node of, int index, @Nullable String name) {
            return new Group(of, index, name, of.height() + 1, of.size() + 2);
        }

        @Override
        public long copies() {
            return of.copies();
        }

        @Override
        public boolean nullable() {
            return of.nullable();
        }
    }

    /**
     * A number of times.
     *
     * @param most -1 without a limit
     * @param counted whether it was written with braces
     * @param lazy whether it takes as few as it can
     */
    record Repeat(Node of, int least, int most, boolean counted, boolean lazy, int height, long size, long copies)
            implements Node {
        static Repeat of(Node of, int least, int most, boolean counted, boolean lazy) {
            return new Repeat(
                    of,
                    least,
                    most,
                    counted,
                    lazy,
                    of.height() + 1,
                    Math.max(1, size(of.size(), least, most)),
                    copies(of, least, most, counted));
        }

        private static long size(long of, int least, int most) {
            if (most < 0) {
                return least == 0 ? of + 2 : 1 + least * of;
            }
            return most * of + (most - least);
        }

        private static long copies(Node of, int least, int most, boolean counted) {
            if (!counted) {
                return of.copies();
            }
            return most == 0 ? 1 : Math.max(1, most < 0 ? least : most) * of.copies();
        }

        @Override
        public boolean nullable() {
            return least == 0 || of.nullable();
        }
    }

    /** One after the other. */
    record Sequence(List<Node> parts, int height, long size, long copies, boolean nullable) implements Node {
        static Sequence of(List<Node> parts) {
            int height = 0;
            long size = 0;
            long copies = 1;
            boolean nullable = true;
            for (Node part : parts) {
                height = Math.max(height, part.height());
                size += part.size();
                copies = Math.max(copies, part.copies());
                nullable &= part.nullable();
            }
            return new Sequence(List.copyOf(parts), height + 1, size, copies, nullable);
        }
    }

    /** The first of several that leads to a match. */
    record Choice(List<Node> ways, int height, long size, long copies, boolean nullable) implements Node {
        static Choice of(List<Node> ways) {
            int height = 0;
            long size = ways.size() - 1L;
            long copies = 1;
            boolean nullable = false;
            for (Node way : ways) {
                height = Math.max(height, way.height());
                size += way.size();
                copies = Math.max(copies, way.copies());
                nullable |= way.nullable();
            }
            return new Choice(List.copyOf(ways), height + 1, size, copies, nullable);
        }
    }
}
