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

    private LabelSet base;
    // Which of the labels of the base are deleted or set to something else; nothing at all as long as none is.
    private boolean[] hidden = NONE;
    private String[] names = NO_TEXTS;
    private String[] values = NO_TEXTS;
    private int added;
    private boolean changed;

    LabelBuffer(LabelSet base) {
        this.base = base;
    }

    /** Begins again with other labels, in the memory that it has. */
    LabelBuffer restart(LabelSet other) {
        base = other;
        hidden = NONE;
        added = 0;
        changed = false;
        if (names.length > MANY) {
            names = NO_TEXTS;
            values = NO_TEXTS;
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
        for (int i = 0; i < added; i++) {
            if (names[i].equals(name)) {
                return values[i];
            }
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
        for (int i = 0; i < added; i++) {
            if (names[i].equals(name)) {
                values[i] = value;
                return;
            }
        }
        hide(base.indexOf(name));
        if (added == names.length) {
            names = Arrays.copyOf(names, added + A_FEW);
            values = Arrays.copyOf(values, added + A_FEW);
        }
        names[added] = name;
        values[added] = value;
        added++;
    }

    void delete(String name) {
        for (int i = 0; i < added; i++) {
            if (names[i].equals(name)) {
                System.arraycopy(names, i + 1, names, i, added - i - 1);
                System.arraycopy(values, i + 1, values, i, added - i - 1);
                added--;
                return;
            }
        }
        hide(base.indexOf(name));
    }

    private void hide(int index) {
        if (index < 0) {
            return;
        }
        if (hidden.length == 0) {
            hidden = new boolean[base.size()];
        }
        hidden[index] = true;
        changed = true;
    }

    /** Sorts what was set in among the rest, as Prometheus did between two rules until 2.42. */
    void settle() {
        if (changed) {
            base = toLabelSet();
            hidden = NONE;
            added = 0;
            changed = false;
        }
    }

    /** The labels as they are now; the same object that it began with if nothing was changed. */
    LabelSet toLabelSet() {
        if (!changed) {
            return base;
        }
        int[] order = orderOfAdded();
        int size = added;
        for (int i = 0; i < base.size(); i++) {
            size += isHidden(i) ? 0 : 1;
        }
        String[] sortedNames = new String[size];
        String[] sortedValues = new String[size];
        int own = 0;
        int inherited = 0;
        for (int out = 0; out < size; out++) {
            while (isHidden(inherited)) {
                inherited++;
            }
            boolean isOwn = inherited >= base.size()
                    || (own < added && LabelSet.compare(names[order[own]], base.name(inherited)) < 0);
            sortedNames[out] = isOwn ? names[order[own]] : base.name(inherited);
            sortedValues[out] = isOwn ? values[order[own++]] : base.value(inherited++);
        }
        return LabelSet.ofSorted(sortedNames, sortedValues);
    }

    private int[] orderOfAdded() {
        int[] order = new int[added];
        for (int i = 0; i < added; i++) {
            int at = i;
            while (at > 0 && LabelSet.compare(names[i], names[order[at - 1]]) < 0) {
                order[at] = order[at - 1];
                at--;
            }
            order[at] = i;
        }
        return order;
    }
}
