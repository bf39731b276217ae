package io.promfleet.generator.report;

import io.promfleet.finding.CallSite;
import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The order of reports: what has no place first, then file by file, and from top to bottom in each; the worst first where
 * several findings are about one place.
 */
final class ByPlace {
    private static final Comparator<Finding> ORDER = Comparator.comparing((Finding finding) -> file(finding.location()))
            .thenComparingInt(finding -> line(finding.location()))
            .thenComparingInt(finding -> column(finding.location()))
            .thenComparing(Finding.ORDER);

    private ByPlace() {}

    static List<Finding> sorted(List<Finding> findings) {
        List<Finding> sorted = new ArrayList<>(findings);
        sorted.sort(ORDER);
        return sorted;
    }

    /** What tells files apart; empty where none is known. */
    static String file(Location location) {
        if (location instanceof CallSite site) {
            return site.className();
        }
        return location instanceof FilePosition place ? place.file() : "";
    }

    static int line(Location location) {
        if (location instanceof CallSite site) {
            return site.line();
        }
        return location instanceof FilePosition place ? place.line() : 0;
    }

    static int column(Location location) {
        return location instanceof FilePosition place ? place.column() : 0;
    }
}
