package io.promfleet.maven;

import io.promfleet.generator.Run;
import io.promfleet.generator.load.PlacedFleet;
import io.promfleet.generator.output.OutputResult;
import io.promfleet.generator.report.Style;
import io.promfleet.generator.report.TreeFindings;
import io.promfleet.generator.report.TreeReport;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Fails the build if the output directory is not exactly what the module's fleets say: it was forgotten to generate, or
 * a generated file was edited by hand. Writes nothing.
 */
@Mojo(
        name = "check",
        defaultPhase = LifecyclePhase.VERIFY,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
public class CheckMojo extends ComparingMojo {
    /** Whether to leave out this goal. */
    @Parameter(property = "promfleet.check.skip", defaultValue = "false")
    private boolean skipCheck;

    private final List<String> differing = new ArrayList<>();
    private boolean edited;

    /** Instantiated by Maven. */
    public CheckMojo() {}

    @Override
    boolean isSkipped() {
        return skipCheck || super.isSkipped();
    }

    @Override
    void report(PlacedFleet fleet, Run run) {
        if (run.result().isEmpty()) {
            return;
        }
        OutputResult result = run.result().get();
        String directory = shown(fleet.directory());
        for (String line : new TreeReport(directory, Style.PLAIN).compared(result)) {
            if (result.upToDate()) {
                getLog().info(line);
            } else {
                getLog().error(line);
            }
        }
        if (!result.upToDate()) {
            differs(TreeFindings.of(directory, result));
            differing.add(directory);
            edited |= TreeReport.hasForeignWork(result);
        }
    }

    @Override
    void conclude() throws MojoFailureException {
        if (!differing.isEmpty()) {
            throw new MojoFailureException(String.join(", ", differing)
                    + " is not what the definition says. To generate it: " + repair()
                    + (edited ? " -Dpromfleet.force (which discards what was edited by hand)" : ""));
        }
    }
}
