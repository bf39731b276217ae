package io.promfleet.cli;

import io.promfleet.dsl.FleetDefinition;
import io.promfleet.finding.Finding;
import io.promfleet.generator.Run;
import io.promfleet.generator.RunSettings;
import io.promfleet.generator.load.FleetLoader;
import io.promfleet.generator.load.LoadedFleets;
import io.promfleet.generator.load.PlacedFleet;
import io.promfleet.generator.load.Placement;
import io.promfleet.generator.output.OutputResult;
import io.promfleet.generator.report.SourceFiles;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** A command that does something with each of some fleets and a directory. */
abstract class FleetCommand implements Command {
    @Override
    public void describe(CommandSpec spec) {
        FleetOptions.addTo(spec);
        ReportOptions.addTo(spec);
        ReportOptions.addSourcesTo(spec);
    }

    /** Does it to one fleet. */
    abstract Run run(FleetDefinition definition, Path directory, RunSettings settings, ParseResult typed);

    /** Prints what came of a fleet without errors. */
    abstract void show(OutputResult result, Path directory, Screen screen);

    /** What came of a fleet without errors, for programs. */
    List<Finding> findings(OutputResult result, Path directory) {
        return List.of();
    }

    /** Whether what came of a fleet lets the process end well. */
    boolean isFine(OutputResult result) {
        return true;
    }

    /** Called at the end if some fleet was not fine. */
    void differs(ParseResult typed, Screen screen) {}

    @Override
    public int run(ParseResult typed, Screen screen) {
        FleetOptions options = FleetOptions.of(typed);
        FindingPrinter findings = new FindingPrinter(screen, ReportOptions.of(typed));
        boolean fine = true;
        try (FleetLoader loader = FleetLoader.of(options.classPath().entries())) {
            LoadedFleets loaded = options.fleets().isEmpty()
                    ? loader.in(options.classPath().folders())
                    : loader.named(options.fleets());
            findings.add(loaded.findings());
            stackTraces(loaded.failures(), options, screen);
            Placement placement = Placement.of(loaded.fleets(), options.output(), Map.of());
            findings.add(placement.findings());
            RunSettings settings = new RunSettings(LocalDate.now(ZoneOffset.UTC), loaded.checks());
            List<PlacedFleet> fleets = findings.hasErrors() ? List.of() : placement.fleets();
            for (PlacedFleet placed : fleets) {
                Run run = run(placed.fleet().definition(), placed.directory(), settings, typed);
                findings.add(run.findings(), run.suppressed());
                if (run.failure().isPresent()) {
                    stackTraces(List.of(run.failure().get()), options, screen);
                }
                if (run.result().isPresent()) {
                    OutputResult result = run.result().get();
                    show(result, placed.directory(), screen);
                    if (findings.isForPrograms()) {
                        findings.add(findings(result, placed.directory()));
                    }
                    fine &= isFine(result);
                }
            }
        }
        if (findings.isWanted()) {
            SourceFiles files = ReportOptions.sources(typed, options.classPath());
            findings.print(files, files, options.output().toString());
        }
        if (!fine) {
            differs(typed, screen);
        }
        return fine && !findings.hasErrors() ? ExitCode.FINE : ExitCode.FOUND;
    }

    /** Shows what went wrong in users' own code, if that is asked for. */
    static void stackTraces(List<Throwable> failures, FleetOptions options, Screen screen) {
        if (options.stackTrace()) {
            for (Throwable failure : failures) {
                screen.stackTrace(failure);
            }
        }
    }
}
