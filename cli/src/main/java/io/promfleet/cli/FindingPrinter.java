package io.promfleet.cli;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.generator.report.FindingReport;
import java.util.ArrayList;
import java.util.List;

/** Prints findings as they come, and remembers them for the summary and the exit code. */
final class FindingPrinter {
    private final Screen screen;
    private final List<Finding> printed = new ArrayList<>();

    FindingPrinter(Screen screen) {
        this.screen = screen;
    }

    void print(List<Finding> findings) {
        for (Finding finding : findings) {
            printed.add(finding);
            screen.complaints(new FindingReport(screen.style()).lines(finding));
        }
    }

    /** Counts what was printed; says nothing if that was nothing. */
    void printSummary() {
        if (!printed.isEmpty()) {
            screen.complaint(new FindingReport(screen.style()).summary(printed));
        }
    }

    boolean hasErrors() {
        for (Finding finding : printed) {
            if (finding.severity() == Severity.ERROR) {
                return true;
            }
        }
        return false;
    }
}
