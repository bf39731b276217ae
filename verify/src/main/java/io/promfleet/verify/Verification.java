package io.promfleet.verify;

import io.promfleet.verify.Line.Level;
import java.util.List;

/**
 * What came of a look at a fleet.
 *
 * @param hub the address of the hub
 * @param version the version that it says it has, empty if it says none
 * @param lines what is not as promised, the hub first, then cluster by cluster
 * @param rows one a cluster, the hub first; none if the hub could not be asked
 * @param senders one a source whose Prometheus was asked and answered
 */
public record Verification(String hub, String version, List<Line> lines, List<Row> rows, List<SenderRow> senders) {
    /** Keeps its own copies. */
    public Verification {
        lines = List.copyOf(lines);
        rows = List.copyOf(rows);
        senders = List.copyOf(senders);
    }

    /**
     * Whether all that the definition promises is there.
     *
     * @return false with at least one line that failed
     */
    public boolean isFine() {
        return count(Level.FAILED) == 0;
    }

    /**
     * How many lines there are of a level.
     *
     * @param level the level
     * @return the number
     */
    public int count(Level level) {
        int count = 0;
        for (Line line : lines) {
            count += line.level() == level ? 1 : 0;
        }
        return count;
    }
}
