package io.promfleet.maven;

import io.promfleet.generator.Promfleet;
import io.promfleet.generator.Run;
import io.promfleet.generator.RunSettings;
import io.promfleet.generator.load.PlacedFleet;
import io.promfleet.generator.report.TreeReport;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;

/**
 * Compiles the module and makes the output directory hold exactly what its fleets say. Meant for the command line:
 * {@code mvn promfleet:generate}. In a build, bind {@code generate-no-fork}, which does not compile a second time.
 */
@Mojo(
        name = "generate",
        defaultPhase = LifecyclePhase.PROCESS_CLASSES,
        requiresDependencyResolution = ResolutionScope.RUNTIME,
        threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public class GenerateMojo extends FleetMojo {
    /** Whether to overwrite generated files that were edited by hand. */
    @Parameter(property = "promfleet.force", defaultValue = "false")
    private boolean force;

    /** Instantiated by Maven. */
    public GenerateMojo() {}

    @Override
    final Run run(PlacedFleet fleet, RunSettings settings) {
        return Promfleet.generate(fleet.fleet().definition(), fleet.directory(), force, settings);
    }

    @Override
    final void report(PlacedFleet fleet, Run run) {
        run.result().ifPresent(result -> getLog().info(TreeReport.written(shown(fleet.directory()), result)));
    }
}
