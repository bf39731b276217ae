package io.promfleet.benchmarks;

import io.promfleet.finding.Finding;
import io.promfleet.generator.Promfleet;
import io.promfleet.generator.Run;
import java.nio.file.Path;

/** A whole process that generates a {@link FleetOfSize}, with every check and every schema. */
public final class GenerateMain {
    private GenerateMain() {}

    /**
     * Generates.
     *
     * @param arguments number of sources, jobs of each, output directory
     * @throws IllegalStateException if anything was found; the fleet has no mistakes
     */
    public static void main(String[] arguments) {
        FleetOfSize fleet = new FleetOfSize(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        Run run = Promfleet.generate(fleet, Path.of(arguments[2]), false);
        for (Finding finding : run.findings()) {
            throw new IllegalStateException(finding.toString());
        }
    }
}
