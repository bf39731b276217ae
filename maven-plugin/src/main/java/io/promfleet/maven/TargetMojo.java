package io.promfleet.maven;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.generator.report.Excerpt;
import io.promfleet.generator.report.FindingReport;
import io.promfleet.generator.report.Style;
import io.promfleet.model.PrometheusVersion;
import java.util.List;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/** A goal about files that are meant for a release of Prometheus. Fails and breaks as {@link FleetMojo} does. */
abstract class TargetMojo extends AbstractMojo {
    /** The release of Prometheus that is meant, such as {@code 2.53}. Without it, the newest that promfleet knows. */
    @Parameter(property = "promfleet.prometheus")
    private @Nullable String prometheus;

    /** Whether to leave out promfleet. */
    @Parameter(property = "promfleet.skip", defaultValue = "false")
    private boolean skip;

    /** Does what the goal is for. */
    abstract void run(PrometheusVersion target) throws MojoExecutionException, MojoFailureException;

    @Override
    public final void execute() throws MojoExecutionException, MojoFailureException {
        if (skip) {
            getLog().info("promfleet is skipped.");
            return;
        }
        PrometheusVersion target = target();
        try {
            run(target);
        } catch (RuntimeException | Error e) {
            throw new MojoExecutionException("promfleet failed, or the machine did: " + e, e);
        }
    }

    private PrometheusVersion target() throws MojoFailureException {
        if (prometheus == null) {
            return PrometheusVersion.NEWEST;
        }
        try {
            return PrometheusVersion.parse(prometheus);
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException("promfleet.prometheus: " + e.getMessage());
        }
    }

    /** Logs a finding with the line of the file where it is; empty if there is none to show. */
    final void log(Finding finding, String sourceLine) {
        int column = finding.location() instanceof FilePosition place ? place.column() : 0;
        Excerpt excerpt = sourceLine.isEmpty() ? Excerpt.NONE : new Excerpt(sourceLine, column);
        FindingLog.log(getLog(), new FindingReport(Style.PLAIN).lines(finding, excerpt), finding.severity());
    }

    /**
     * Fails the goal if an error was found.
     *
     * @param findings everything that was found
     * @param where where the mistakes are, behind their number
     */
    static void failOnErrors(List<Finding> findings, String where) throws MojoFailureException {
        for (Finding finding : findings) {
            if (finding.severity() == Severity.ERROR) {
                throw new MojoFailureException(
                        new FindingReport(Style.PLAIN).summary(findings) + " in " + where + "; see above.");
            }
        }
    }
}
