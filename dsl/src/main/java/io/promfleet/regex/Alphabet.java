package io.promfleet.regex;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** All characters, divided into classes that an expression does not tell apart. */
final class Alphabet {
    private static final int ASCII = 128;
    /** More questions than this, whether a character is in a set, take longer than they are worth. */
    private static final int MOST_QUESTIONS = 1 << 19;

    private final int[] ofAscii = new int[ASCII];
    // The first characters of stretches that lie in one class each, in order.
    private final int[] starts;
    private final int[] classes;
    private final int[] examples;

    private Alphabet(int[] starts, int[] classes, int[] examples) {
        this.starts = starts;
        this.classes = classes;
        this.examples = examples;
        for (int c = 0; c < ASCII; c++) {
            ofAscii[c] = search(c);
        }
    }

    /** The classes of different sets; null if that is too much work. */
    static @Nullable Alphabet of(List<CharSet> sets) {
        TreeSet<Integer> borders = new TreeSet<>(List.of(0));
        for (CharSet set : sets) {
            for (int range = 0; range < set.ranges(); range++) {
                borders.add(set.first(range));
                borders.add(set.last(range) + 1);
            }
        }
        if ((long) borders.size() * sets.size() > MOST_QUESTIONS) {
            return null;
        }
        int[] starts = borders.stream().mapToInt(Integer::intValue).toArray();
        int[] classes = new int[starts.length];
        int[] examples = new int[starts.length];
        Map<BitSet, Integer> known = new HashMap<>();
        for (int i = 0; i < starts.length; i++) {
            BitSet holders = new BitSet();
            for (int set = 0; set < sets.size(); set++) {
                holders.set(set, sets.get(set).contains(starts[i]));
            }
            Integer same = known.putIfAbsent(holders, known.size());
            classes[i] = same == null ? known.size() - 1 : same;
            if (same == null) {
                examples[classes[i]] = starts[i];
            }
        }
        return new Alphabet(starts, classes, Arrays.copyOf(examples, known.size()));
    }

    /** How many classes there are. */
    int size() {
        return examples.length;
    }

    /** A character of a class; the others are in the same sets. */
    int example(int ofClass) {
        return examples[ofClass];
    }

    int classOf(int c) {
        return c < ASCII ? ofAscii[c] : search(c);
    }

    private int search(int c) {
        int low = 0;
        int high = starts.length - 1;
        while (low < high) {
            int middle = (low + high + 1) >>> 1;
            if (starts[middle] <= c) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return classes[low];
    }
}
