package io.promfleet.maven;

import io.promfleet.finding.Finding;
import io.promfleet.generator.ChartUpgrade;
import io.promfleet.generator.Run;
import io.promfleet.generator.RunSettings;
import io.promfleet.generator.load.PlacedFleet;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugins.annotations.Execute;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.plugins.annotations.ResolutionScope;
import org.jspecify.annotations.Nullable;

/**
 * Compiles the module and lists the breaking changes of kube-prometheus-stack between two versions that touch values which its
 * fleets use, each with the edit. Writes nothing, and changes that touch something fail nothing.
 */
@Mojo(name = "upgrade", requiresDependencyResolution = ResolutionScope.RUNTIME, threadSafe = true)
@Execute(phase = LifecyclePhase.PROCESS_CLASSES)
@SuppressWarnings("NullAway.Init") // Maven injects the parameters
public class UpgradeMojo extends FleetMojo {
    /** The version of the chart that runs now, such as {@code 80.0.0}. */
    @Parameter(property = "promfleet.from", required = true)
    private String from;

    /** The version that is to run. */
    @Parameter(property = "promfleet.to", required = true)
    private String to;

    private final List<Finding> touching = new ArrayList<>();
    private @Nullable ChartUpgrade upgrade;

    /** Instantiated by Maven. */
    public UpgradeMojo() {}

    @Override
    void prepare() throws MojoFailureException {
        try {
            upgrade = ChartUpgrade.of(from, to);
        } catch (IllegalArgumentException e) {
            throw new MojoFailureException(String.valueOf(e.getMessage()));
        }
    }

    @Override
    Run run(PlacedFleet fleet, RunSettings settings) {
        Run run = upgrade().run(fleet.fleet().definition());
        touching.addAll(run.findings());
        return run;
    }

    @Override
    void report(PlacedFleet fleet, Run run) {}

    @Override
    void conclude() {
        upgrade().heading().forEach(getLog()::info);
        getLog().info(upgrade().summary(touching));
    }

    private ChartUpgrade upgrade() {
        if (upgrade == null) {
            throw new IllegalStateException("the versions were not read");
        }
        return upgrade;
    }
}
