package io.promfleet.cli;

import io.promfleet.dsl.FleetDefinition;
import io.promfleet.generator.Promfleet;
import io.promfleet.generator.Run;
import io.promfleet.generator.RunSettings;
import io.promfleet.generator.output.OutputResult;
import io.promfleet.generator.report.TreeReport;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Writes. */
final class GenerateCommand extends FleetCommand {
    @Override
    public String name() {
        return "generate";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage().description("Makes the output directory hold exactly what the fleet says.");
        super.describe(spec);
        spec.addOption(Syntax.flag("--force")
                .description("Overwrite generated files that were edited by hand.")
                .build());
    }

    @Override
    Run run(FleetDefinition definition, Path directory, RunSettings settings, ParseResult typed) {
        return Promfleet.generate(definition, directory, typed.hasMatchedOption("--force"), settings);
    }

    @Override
    void show(OutputResult result, Path directory, Screen screen) {
        // One line, never coloured: nothing has to find out whether there is a terminal.
        screen.result(TreeReport.written(directory.toString(), result));
    }
}
