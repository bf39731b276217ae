package io.promfleet.relabel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The labels of a target or series, in the order in which Prometheus sorts them: by the bytes of their names in UTF-8. A
 * label without a value is no label. Unpaired surrogates, which are no text, become {@code U+FFFD}.
 */
public final class LabelSet {
    /** No labels. */
    public static final LabelSet EMPTY = new LabelSet(new String[0], new String[0]);

    private static final char REPLACEMENT = '\uFFFD';
    private static final int SURROGATES = Character.MAX_SURROGATE - Character.MIN_SURROGATE + 1;
    private static final int BEHIND_SURROGATES = Character.MAX_VALUE - Character.MAX_SURROGATE;

    private final String[] names;
    private final String[] values;
    // Most rules change nothing: then the answer is the same labels again, and costs nothing.
    private final Optional<LabelSet> kept;

    private LabelSet(String[] names, String[] values) {
        this.names = names;
        this.values = values;
        this.kept = Optional.of(this);
    }

    /** This, as what rules keep. */
    Optional<LabelSet> kept() {
        return kept;
    }

    /** Takes what is sorted, without duplicates and without empty values, as it is. */
    static LabelSet ofSorted(String[] names, String[] values) {
        return names.length == 0 ? EMPTY : new LabelSet(names, values);
    }

    /**
     * Labels from names and values in turn.
     *
     * @param namesAndValues a name, its value, the next name, and so on
     * @return the labels
     * @throws IllegalArgumentException if the last name has no value, or a name is there twice
     */
    public static LabelSet of(String... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "the label `" + namesAndValues[namesAndValues.length - 1] + "` has no value");
        }
        Map<String, String> labels = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (labels.put(namesAndValues[i], namesAndValues[i + 1]) != null) {
                throw new IllegalArgumentException("the label `" + namesAndValues[i] + "` is there twice");
            }
        }
        return of(labels);
    }

    /**
     * Labels from a map.
     *
     * @param labels names and values; what is empty is left out
     * @return the labels
     */
    public static LabelSet of(Map<String, String> labels) {
        TreeMap<String, String> sorted = new TreeMap<>(LabelSet::compare);
        labels.forEach((name, value) -> {
            if (!value.isEmpty()) {
                sorted.put(asText(name), asText(value));
            }
        });
        return ofSorted(sorted.keySet().toArray(String[]::new), sorted.values().toArray(String[]::new));
    }

    /**
     * The order of label names.
     *
     * @return byte by byte as in UTF-8
     */
    public static Comparator<String> order() {
        return LabelSet::compare;
    }

    /** Compares as if both were UTF-8, without making it. */
    static int compare(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                return rank(x) - rank(y);
            }
        }
        return a.length() - b.length();
    }

    /** Halves of pairs behind all others: in UTF-8 what they stand for comes last, in UTF-16 it does not. */
    private static int rank(char c) {
        if (c < Character.MIN_SURROGATE) {
            return c;
        }
        return c > Character.MAX_SURROGATE ? c - SURROGATES : c + BEHIND_SURROGATES;
    }

    /** The text with every unpaired surrogate replaced; the text itself if there is none. */
    static String asText(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                StringBuilder fixed = new StringBuilder(text.length());
                text.codePoints().forEach(c -> fixed.appendCodePoint(isSurrogate(c) ? REPLACEMENT : c));
                return fixed.toString();
            }
        }
        return text;
    }

    private static boolean isSurrogate(int c) {
        return c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
    }

    /**
     * The value of a label.
     *
     * @param name its name
     * @return the value, empty if there is no such label
     */
    public String get(String name) {
        int index = indexOf(name);
        return index < 0 ? "" : values[index];
    }

    /**
     * Whether there is such a label.
     *
     * @param name its name
     * @return true if it has a value
     */
    public boolean contains(String name) {
        return indexOf(name) >= 0;
    }

    int indexOf(String name) {
        // Sets are small; a search by halves would go through the long beginnings that names have in common.
        return indexOf(name, names, names.length);
    }

    static int indexOf(String name, String[] names, int count) {
        int hash = name.hashCode();
        for (int i = 0; i < count; i++) {
            if (names[i].hashCode() == hash && names[i].equals(name)) {
                return i;
            }
        }
        return -1;
    }

    /** Copies some labels in a row without the hidden ones; returns where the next is to go. */
    int copy(int from, int to, boolean[] hidden, String[] toNames, String[] toValues, int at) {
        int out = at;
        int begin = from;
        for (int i = from; i <= to; i++) {
            if (i == to || (i < hidden.length && hidden[i])) {
                System.arraycopy(names, begin, toNames, out, i - begin);
                System.arraycopy(values, begin, toValues, out, i - begin);
                out += i - begin;
                begin = i + 1;
            }
        }
        return out;
    }

    /** The place before which a label would be that is not there. */
    int placeFor(String name) {
        int low = 0;
        int high = names.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (compare(name, names[middle]) < 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /**
     * How many labels there are.
     *
     * @return the number
     */
    public int size() {
        return names.length;
    }

    /**
     * Whether there is none.
     *
     * @return true without labels
     */
    public boolean isEmpty() {
        return names.length == 0;
    }

    String name(int index) {
        return names[index];
    }

    String value(int index) {
        return values[index];
    }

    /**
     * The names in order.
     *
     * @return the names
     */
    public List<String> names() {
        return List.of(names);
    }

    /**
     * The labels in order.
     *
     * @return names and values
     */
    public Map<String, String> asMap() {
        Map<String, String> map = new LinkedHashMap<>();
        forEach(map::put);
        return Collections.unmodifiableMap(map);
    }

    /**
     * Goes through the labels in order.
     *
     * @param action takes a name and its value
     */
    public void forEach(BiConsumer<String, String> action) {
        for (int i = 0; i < names.length; i++) {
            action.accept(names[i], values[i]);
        }
    }

    /**
     * The same labels with one more, or another value of one.
     *
     * @param name its name
     * @param value its value; empty removes it
     * @return the labels
     */
    public LabelSet with(String name, String value) {
        Map<String, String> labels = new LinkedHashMap<>(asMap());
        labels.put(name, value);
        return of(labels);
    }

    /**
     * The same labels without one.
     *
     * @param name its name
     * @return the labels
     */
    public LabelSet without(String name) {
        return with(name, "");
    }

    /**
     * The labels whose names do not start with two underscores: those that become part of a series.
     *
     * @return the labels
     */
    public LabelSet withoutReserved() {
        List<String> keptNames = new ArrayList<>();
        List<String> keptValues = new ArrayList<>();
        forEach((name, value) -> {
            if (!name.startsWith("__")) {
                keptNames.add(name);
                keptValues.add(value);
            }
        });
        return ofSorted(keptNames.toArray(String[]::new), keptValues.toArray(String[]::new));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LabelSet labels
                && Arrays.equals(names, labels.names)
                && Arrays.equals(values, labels.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(names) + Arrays.hashCode(values);
    }

    /** As Prometheus prints labels: {@code {job="app", "with dot.s"="1"}}. */
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("{");
        for (int i = 0; i < names.length; i++) {
            out.append(i == 0 ? "" : ", ");
            out.append(Quoted.name(names[i]));
            out.append('=').append(Quoted.text(values[i]));
        }
        return out.append('}').toString();
    }
}
