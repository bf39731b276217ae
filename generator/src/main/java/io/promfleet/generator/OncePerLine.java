package io.promfleet.generator;

import io.promfleet.finding.CallSite;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What a line of a loop says wrongly for many clusters in the same words is one mistake, and is said once. Only of findings that are
 * about the line alone: where it takes several clusters to make one, as for equal labels, each is named.
 */
final class OncePerLine {
    private static final Set<String> OF_THE_LINE = Set.of("PF061", "PF508", "PF609");

    /** What makes two findings one, whatever part of the fleet they are about. */
    private record Mistake(String id, Severity severity, Location line, String message, String hint) {}

    private OncePerLine() {}

    /**
     * Findings without those that only repeat one of the same line.
     *
     * @param findings the findings, in order
     * @return the first of each mistake, in the same order
     */
    static List<Finding> of(List<Finding> findings) {
        Set<Mistake> known = new HashSet<>();
        List<Finding> once = new ArrayList<>();
        for (Finding finding : findings) {
            boolean repeated = OF_THE_LINE.contains(finding.id())
                    && finding.location() instanceof CallSite
                    && !known.add(new Mistake(
                            finding.id(), finding.severity(), finding.location(), finding.message(), finding.hint()));
            if (!repeated) {
                once.add(finding);
            }
        }
        return once;
    }
}
