package io.promfleet.relabel;

import java.util.Arrays;

/**
 * Labels while rules are applied to them. What is set goes behind what was there before, in the order of the first
 * setting: when two labels are mapped to one name, the later wins, and this is the order that decides which it is.
 */
final class LabelBuffer {
    private static final int A_FEW = 8;
    private static final int MANY = 1024;
    private static final boolean[] NONE = {};
    private static final String[] NO_TEXTS = {};
    private static final int[] NO_PLACES = {};

    private LabelSet base;
    // Which of the labels of the base are deleted or set to something else; nothing at all as long as none is.
    private boolean[] hidden = NONE;
    private int hiddenCount;
    private String[] names = NO_TEXTS;
    private String[] values = NO_TEXTS;
    // Where in the order of the base what is set belongs: at twice the place before which it comes, or at one more than
    // twice the place of the label that it covers.
    private int[] ranks = NO_PLACES;
    private int[] order = NO_PLACES;
    private int added;
    private boolean changed;

    LabelBuffer(LabelSet base) {
        this.base = base;
    }

    /** Begins again with other labels, in the memory that it has. */
    LabelBuffer restart(LabelSet other) {
        base = other;
        hidden = NONE;
        hiddenCount = 0;
        added = 0;
        changed = false;
        if (names.length > MANY) {
            names = NO_TEXTS;
            values = NO_TEXTS;
            ranks = NO_PLACES;
            order = NO_PLACES;
        }
        return this;
    }

    /** How many places there are to look at; some may be {@linkplain #isHidden hidden}. */
    int places() {
        return base.size() + added;
    }

    boolean isHidden(int place) {
        return place < hidden.length && hidden[place];
    }

    String name(int place) {
        return place < base.size() ? base.name(place) : names[place - base.size()];
    }

    String value(int place) {
        return place < base.size() ? base.value(place) : values[place - base.size()];
    }

    String get(String name) {
        int own = indexOfAdded(name);
        if (own >= 0) {
            return values[own];
        }
        int index = base.indexOf(name);
        return index < 0 || isHidden(index) ? "" : base.value(index);
    }

    /** Sets a label; no value deletes it. */
    void set(String name, String value) {
        if (value.isEmpty()) {
            delete(name);
            return;
        }
        changed = true;
        int own = indexOfAdded(name);
        if (own >= 0) {
            values[own] = value;
            return;
        }
        if (added == names.length) {
            names = Arrays.copyOf(names, added + A_FEW);
            values = Arrays.copyOf(values, added + A_FEW);
            ranks = Arrays.copyOf(ranks, added + A_FEW);
            order = Arrays.copyOf(order, added + A_FEW);
        }
        int covered = base.indexOf(name);
        hide(covered);
        names[added] = name;
        values[added] = value;
        ranks[added] = covered < 0 ? 2 * base.placeFor(name) : 2 * covered + 1;
        added++;
    }

    private int indexOfAdded(String name) {
        return LabelSet.indexOf(name, names, added);
    }

    void delete(String name) {
        int own = indexOfAdded(name);
        if (own < 0) {
            hide(base.indexOf(name));
            return;
        }
        int behind = added - own - 1;
        System.arraycopy(names, own + 1, names, own, behind);
        System.arraycopy(values, own + 1, values, own, behind);
        System.arraycopy(ranks, own + 1, ranks, own, behind);
        added--;
    }

    private void hide(int index) {
        if (index < 0) {
            return;
        }
        if (hidden.length == 0) {
            hidden = new boolean[base.size()];
        }
        hiddenCount += hidden[index] ? 0 : 1;
        hidden[index] = true;
        changed = true;
    }

    /** Sorts what was set in among the rest, as Prometheus did between two rules until 2.42. */
    void settle() {
        if (changed) {
            base = toLabelSet();
            hidden = NONE;
            hiddenCount = 0;
            added = 0;
            changed = false;
        }
    }

    /** The labels as they are now; the same object that it began with if nothing was changed. */
    LabelSet toLabelSet() {
        if (!changed) {
            return base;
        }
        sortAdded();
        int size = base.size() - hiddenCount + added;
        String[] sortedNames = new String[size];
        String[] sortedValues = new String[size];
        int from = 0;
        int out = 0;
        for (int i = 0; i < added; i++) {
            int own = order[i];
            int place = ranks[own] / 2;
            out = base.copy(from, place, hidden, sortedNames, sortedValues, out);
            from = place + ranks[own] % 2;
            sortedNames[out] = names[own];
            sortedValues[out] = values[own];
            out++;
        }
        base.copy(from, base.size(), hidden, sortedNames, sortedValues, out);
        return LabelSet.ofSorted(sortedNames, sortedValues);
    }

    private void sortAdded() {
        for (int i = 0; i < added; i++) {
            int at = i;
            while (at > 0 && comesBefore(i, order[at - 1])) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = i;
        }
    }

    private boolean comesBefore(int one, int other) {
        return ranks[one] == ranks[other] ? LabelSet.compare(names[one], names[other]) < 0 : ranks[one] < ranks[other];
    }
}
