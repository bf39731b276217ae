package io.promfleet.maven;

import io.promfleet.generator.Run;
import io.promfleet.generator.load.PlacedFleet;
import io.promfleet.generator.report.Style;
import io.promfleet.generator.report.TreeReport;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.ResolutionScope;

/** Compiles the module and shows what {@code generate} would change. Writes nothing, and differences fail nothing. */
@Mojo(name = "diff", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
public class DiffMojo extends ComparingMojo {
    /** Instantiated by Maven. */
    public DiffMojo() {}

    @Override
    void report(PlacedFleet fleet, Run run) {
        run.result()
                .ifPresent(result -> new TreeReport(shown(fleet.directory()), Style.PLAIN)
                        .compared(result)
                        .forEach(getLog()::info));
    }
}
