package io.promfleet.maven;

import io.promfleet.finding.Finding;
import io.promfleet.generator.report.FindingReport;
import io.promfleet.generator.report.SourceFiles;
import io.promfleet.generator.report.Style;
import java.util.List;
import org.apache.maven.plugin.logging.Log;

/** Writes findings into the log of a build, each at the level of its severity. */
record FindingLog(Log log, SourceFiles sources) {
    void log(List<Finding> findings) {
        FindingReport report = new FindingReport(Style.PLAIN);
        for (Finding finding : FindingReport.inOrder(findings)) {
            for (String line : report.lines(finding, sources.of(finding))) {
                switch (finding.severity()) {
                    case ERROR -> log.error(line);
                    case WARNING -> log.warn(line);
                    case INFO -> log.info(line);
                }
            }
        }
    }
}
