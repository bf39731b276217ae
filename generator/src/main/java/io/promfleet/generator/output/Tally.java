package io.promfleet.generator.output;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/** Counts what a run does and keeps some of the differences. */
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

    /** Whether the next difference is kept, so that making its diff is worth the while. */
    boolean keepsNext() {
        return differing < limit;
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
        if (keepsNext()) {
            differences.put(difference.path(), difference);
        }
        differing++;
    }

    OutputResult result() {
        List<Difference> kept = new ArrayList<>(differences.values());
        return new OutputResult(created, changed, deleted, unchanged, kept, differing - kept.size());
    }
}
