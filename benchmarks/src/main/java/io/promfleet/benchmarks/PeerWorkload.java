package io.promfleet.benchmarks;

import io.promfleet.dsl.Definition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.generator.check.FleetChecks;
import io.promfleet.generator.output.BackgroundRun;
import io.promfleet.generator.output.OutputDirectory;
import io.promfleet.generator.output.OutputRun;
import io.promfleet.generator.schema.DocumentValidator;
import io.promfleet.model.Fleet;
import io.promfleet.schemas.SchemaCatalogue;
import java.nio.file.Path;

/**
 * A whole process that writes the files which the workload of other generators defines, so that they can be compared:
 * from the fleet as code through every check, the dialects, every schema on every document and the writer to the owned
 * output directory.
 */
public final class PeerWorkload {
    private PeerWorkload() {}

    /**
     * Generates.
     *
     * @param arguments number of sources, jobs of each, output directory
     * @throws IllegalStateException if anything was found; the fleet has no mistakes
     */
    public static void main(String[] arguments) {
        FleetOfSize definition = new FleetOfSize(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]));
        Findings findings = new Findings();
        Definition said = Definition.of(definition);
        said.findings().forEach(findings::add);
        Fleet fleet = said.fleet().orElseThrow();
        FleetChecks.run(fleet, findings);
        DocumentValidator validator = new DocumentValidator(SchemaCatalogue.bundled());
        Findings onDisk = new Findings();
        OutputRun opened = OutputDirectory.at(Path.of(arguments[2])).write(false, onDisk);
        try (BackgroundRun run = new BackgroundRun(opened, onDisk)) {
            new PeerTree(fleet).forEach(manifest -> {
                validator.validate(manifest, findings);
                run.offer(manifest);
            });
            run.finish();
        }
        onDisk.sorted().forEach(findings::add);
        for (Finding finding : findings.sorted()) {
            throw new IllegalStateException(finding.toString());
        }
    }
}
