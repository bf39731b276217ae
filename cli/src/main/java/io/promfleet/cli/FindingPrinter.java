package io.promfleet.cli;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.generator.SuppressedFinding;
import io.promfleet.generator.report.Excerpts;
import io.promfleet.generator.report.FindingReport;
import io.promfleet.generator.report.Report;
import io.promfleet.generator.report.ReportFormat;
import io.promfleet.generator.report.SourceFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gathers the findings of a run and prints them at its end, sorted over all that it did. */
final class FindingPrinter {
    private final Screen screen;
    private final ReportOptions options;
    private final List<Finding> findings = new ArrayList<>();
    private final List<SuppressedFinding> suppressed = new ArrayList<>();
    private int most = Integer.MAX_VALUE;
    private String wayToAll = "";

    FindingPrinter(Screen screen) {
        this(screen, new ReportOptions(ReportFormat.TEXT, Optional.empty()));
    }

    FindingPrinter(Screen screen, ReportOptions options) {
        this.screen = screen;
        this.options = options;
        if (options.takesOutput()) {
            screen.reserveOutput();
        }
    }

    void add(List<Finding> more) {
        findings.addAll(more);
    }

    void add(List<Finding> more, List<SuppressedFinding> accepted) {
        findings.addAll(more);
        suppressed.addAll(accepted);
    }

    /** Shows only the first findings as text, in the order in which they were added, and names the option that shows all. */
    void show(int first, String option) {
        most = first;
        wayToAll = option;
    }

    /** Whether there is anything to print; most runs have nothing, and need not find out where sources and terminals are. */
    boolean isWanted() {
        return !findings.isEmpty()
                || !suppressed.isEmpty()
                || isForPrograms()
                || options.file().isPresent();
    }

    /** Whether findings are for programs, which see nothing else of a run. */
    boolean isForPrograms() {
        return options.format() != ReportFormat.TEXT;
    }

    /**
     * Prints what was found; as text nothing where that is nothing.
     *
     * @param files where the findings are
     * @param excerpts the lines that they are about
     * @param elsewhere the file for what has no place
     */
    void print(SourceFiles files, Excerpts excerpts, String elsewhere) {
        FindingReport text = new FindingReport(screen.style());
        Report report = new Report(files, elsewhere);
        if (options.takesOutput()) {
            screen.report(report.text(findings, suppressed, options.format()));
            summarize(text);
            return;
        }
        screen.complaints(text.body(findings.subList(0, Math.min(most, findings.size())), excerpts));
        if (findings.size() > most) {
            screen.complaint("These are the first " + most + "; `" + wayToAll + "` prints all.");
        }
        summarize(text);
        if (options.file().isPresent()) {
            write(options.file().get(), report.text(findings, suppressed, options.format()));
        }
    }

    private void summarize(FindingReport text) {
        String summary = text.summary(findings, suppressed.size());
        if (!summary.isEmpty()) {
            screen.complaint(summary);
        }
    }

    /** Whether something was found that stops a run. */
    boolean hasErrors() {
        for (Finding finding : findings) {
            if (finding.severity() == Severity.ERROR) {
                return true;
            }
        }
        return false;
    }

    private static void write(Path file, String report) {
        try {
            Path folder = file.toAbsolutePath().getParent();
            if (folder != null) {
                Files.createDirectories(folder);
            }
            Files.write(file, report.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UsageException("The report `" + file + "` cannot be written.");
        }
    }
}
