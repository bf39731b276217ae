package io.promfleet.generator.output;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Counts what a run does and keeps some of the differences: the first in the order of their paths, in which they are shown. */
final class Tally {
    private final int limit;
    private final TreeMap<String, Difference> differences = new TreeMap<>();
    private int differing;
    private int created;
    private int changed;
    private int deleted;
    private int unchanged;

    /** @param limit how many differences to keep */
    Tally(int limit) {
        this.limit = limit;
    }

    /** Whether a difference would be kept, by what is known so far, so that making its diff is worth the while. */
    boolean keeps(String path) {
        return differences.size() < limit || (limit > 0 && path.compareTo(differences.lastKey()) < 0);
    }

    boolean isEmpty() {
        return differing == 0;
    }

    void unchanged() {
        unchanged++;
    }

    void created(Difference difference) {
        created++;
        differs(difference);
    }

    void changed(Difference difference) {
        changed++;
        differs(difference);
    }

    void deleted(Difference difference) {
        deleted++;
        differs(difference);
    }

    void differs(Difference difference) {
        if (keeps(difference.path())) {
            differences.put(difference.path(), difference);
            if (differences.size() > limit) {
                differences.pollLastEntry();
            }
        }
        differing++;
    }

    OutputResult result() {
        return result(Integer.MAX_VALUE);
    }

    /** The result, with at most so many lines of diffs, of which the first files get theirs first. */
    OutputResult result(int maxLines) {
        List<Difference> kept = new ArrayList<>(differences.size());
        int left = maxLines;
        for (Difference difference : differences.values()) {
            Difference shown = difference.within(left);
            left -= shown.diff().size();
            kept.add(shown);
        }
        return new OutputResult(created, changed, deleted, unchanged, kept, differing - kept.size());
    }
}
