package io.promfleet.regex;

/** Asks quickly whether a character is in a set. */
final class CharTest {
    private final CharSet set;
    private final long low;
    private final long high;
    private final boolean all;

    CharTest(CharSet set) {
        this.set = set;
        this.low = bits(set, 0);
        this.high = bits(set, Long.SIZE);
        this.all = set.without(CharSet.SURROGATES).equals(CharSet.ALL.without(CharSet.SURROGATES));
    }

    private static long bits(CharSet set, int from) {
        long bits = 0;
        for (int c = from; c < from + Long.SIZE; c++) {
            bits |= set.contains(c) ? 1L << c : 0;
        }
        return bits;
    }

    /** Whether every character is in it. */
    boolean isAll() {
        return all;
    }

    boolean contains(int c) {
        if (c < 2 * Long.SIZE) {
            return ((c < Long.SIZE ? low : high) >>> c & 1) != 0;
        }
        return all || set.contains(c);
    }
}
