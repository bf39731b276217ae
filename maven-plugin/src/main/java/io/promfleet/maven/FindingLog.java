package io.promfleet.maven;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.generator.report.FindingReport;
import io.promfleet.generator.report.SourceFiles;
import io.promfleet.generator.report.Style;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** Writes findings into the log of a build, each at the level of its severity. */
record FindingLog(Log log, SourceFiles sources) {
    void log(List<Finding> findings) {
        for (Finding finding : FindingReport.inOrder(findings)) {
            log(log, new FindingReport(Style.PLAIN).lines(finding, sources.of(finding)), finding.severity());
        }
    }

    /** Writes the lines of a finding at the level of its severity. */
    static void log(Log log, List<String> lines, Severity severity) {
        for (String line : lines) {
            switch (severity) {
                case ERROR -> log.error(line);
                case WARNING -> log.warn(line);
                case INFO -> log.info(line);
            }
        }
    }
}
