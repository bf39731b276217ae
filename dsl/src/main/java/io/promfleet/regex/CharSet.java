package io.promfleet.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** A set of code points: sorted ranges that neither touch nor overlap. */
final class CharSet {
    static final CharSet ALL = new CharSet(new int[] {0, Character.MAX_CODE_POINT});
    static final CharSet NONE = new CharSet(new int[0]);
    /** What text never holds: halves of surrogate pairs are no characters. */
    static final CharSet SURROGATES = new CharSet(new int[] {Character.MIN_SURROGATE, Character.MAX_SURROGATE});

    private final int[] bounds;

    private CharSet(int[] bounds) {
        this.bounds = bounds;
    }

    static CharSet of(int c) {
        return new CharSet(new int[] {c, c});
    }

    static CharSet range(int first, int last) {
        return new CharSet(new int[] {first, last});
    }

    /** Ranges as pairs of characters, each the first and the last: {@code "09az"}. */
    static CharSet ofPairs(String pairs) {
        Builder set = new Builder();
        for (int i = 0; i < pairs.length(); i += 2) {
            set.add(pairs.charAt(i), pairs.charAt(i + 1));
        }
        return set.build();
    }

    int ranges() {
        return bounds.length / 2;
    }

    int first(int range) {
        return bounds[2 * range];
    }

    int last(int range) {
        return bounds[2 * range + 1];
    }

    boolean isEmpty() {
        return bounds.length == 0;
    }

    /** Whether it holds exactly one code point. */
    boolean isSingle() {
        return bounds.length == 2 && bounds[0] == bounds[1];
    }

    boolean contains(int c) {
        int low = 0;
        int high = ranges() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (c < first(middle)) {
                high = middle - 1;
            } else if (c > last(middle)) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    CharSet negated() {
        Builder set = new Builder();
        int next = 0;
        for (int i = 0; i < ranges(); i++) {
            if (next < first(i)) {
                set.add(next, first(i) - 1);
            }
            next = last(i) + 1;
        }
        if (next <= Character.MAX_CODE_POINT) {
            set.add(next, Character.MAX_CODE_POINT);
        }
        return set.build();
    }

    CharSet union(CharSet other) {
        return new Builder().addAll(this).addAll(other).build();
    }

    CharSet without(CharSet other) {
        return negated().union(other).negated();
    }

    boolean intersects(CharSet other) {
        int i = 0;
        int j = 0;
        while (i < ranges() && j < other.ranges()) {
            if (last(i) < other.first(j)) {
                i++;
            } else if (other.last(j) < first(i)) {
                j++;
            } else {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CharSet set && Arrays.equals(bounds, set.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    /** Collects ranges in any order. */
    static final class Builder {
        private final List<int[]> ranges = new ArrayList<>();

        Builder add(int first, int last) {
            int[] previous = ranges.isEmpty() ? null : ranges.get(ranges.size() - 1);
            if (previous != null && first >= previous[0] && first <= previous[1] + 1) {
                previous[1] = Math.max(previous[1], last);
            } else {
                ranges.add(new int[] {first, last});
            }
            return this;
        }

        Builder addAll(CharSet set) {
            for (int i = 0; i < set.ranges(); i++) {
                add(set.first(i), set.last(i));
            }
            return this;
        }

        CharSet build() {
            ranges.sort(Comparator.comparingInt(range -> range[0]));
            int[] bounds = new int[2 * ranges.size()];
            int length = 0;
            for (int[] range : ranges) {
                if (length > 0 && range[0] <= bounds[length - 1] + 1) {
                    bounds[length - 1] = Math.max(bounds[length - 1], range[1]);
                } else {
                    bounds[length++] = range[0];
                    bounds[length++] = range[1];
                }
            }
            return new CharSet(Arrays.copyOf(bounds, length));
        }
    }
}
