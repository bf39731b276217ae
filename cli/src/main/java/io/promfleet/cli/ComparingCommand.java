package io.promfleet.cli;

import io.promfleet.dsl.FleetDefinition;
import io.promfleet.finding.Finding;
import io.promfleet.generator.Promfleet;
import io.promfleet.generator.Run;
import io.promfleet.generator.RunSettings;
import io.promfleet.generator.output.OutputResult;
import io.promfleet.generator.report.TreeFindings;
import io.promfleet.generator.report.TreeReport;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.ParseResult;

/** Compares the output directory with what the fleet says. */
abstract class ComparingCommand extends FleetCommand {
    @Override
    Run run(FleetDefinition definition, Path directory, RunSettings settings, ParseResult typed) {
        return Promfleet.check(definition, directory, settings);
    }

    @Override
    void show(OutputResult result, Path directory, Screen screen) {
        screen.results(new TreeReport(directory.toString(), screen.style()).compared(result));
    }

    @Override
    List<Finding> findings(OutputResult result, Path directory) {
        return TreeFindings.of(directory.toString(), result);
    }

    @Override
    boolean isFine(OutputResult result) {
        return result.upToDate();
    }
}
