package io.promfleet.cli;

import io.promfleet.finding.Finding;
import io.promfleet.generator.ChartUpgrade;
import io.promfleet.generator.Run;
import io.promfleet.generator.load.FleetLoader;
import io.promfleet.generator.load.LoadedFleet;
import io.promfleet.generator.load.LoadedFleets;
import io.promfleet.generator.report.SourceFiles;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Says which breaking changes of the chart touch values that fleets use. Writes nothing. */
final class UpgradeCommand implements Command {
    private static final String FROM = "--from";
    private static final String TO = "--to";

    @Override
    public String name() {
        return "upgrade";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .description(
                        "Lists the breaking changes of kube-prometheus-stack between two versions that touch values which"
                                + " the fleets use, each with the edit. Writes nothing.");
        FleetOptions.addDefinitionsTo(spec);
        spec.usageMessage()
                .customSynopsis(Syntax.PROGRAM
                        + " upgrade --from VERSION --to VERSION --classpath PATH [--fleet CLASS]... [OPTION]...");
        spec.addOption(version(FROM, "The version of the chart that runs now, such as 80.0.0."));
        spec.addOption(version(TO, "The version that is to run."));
        ReportOptions.addTo(spec);
        ReportOptions.addSourcesTo(spec);
    }

    private static OptionSpec version(String option, String description) {
        return OptionSpec.builder(option)
                .paramLabel("VERSION")
                .required(true)
                .type(String.class)
                .description(description)
                .build();
    }

    @Override
    public int run(ParseResult typed, Screen screen) {
        ChartUpgrade upgrade = upgrade(typed);
        FleetOptions options = FleetOptions.of(typed);
        FindingPrinter findings = new FindingPrinter(screen, ReportOptions.of(typed));
        List<Finding> touching = new ArrayList<>();
        try (FleetLoader loader = FleetLoader.of(options.classPath().entries())) {
            LoadedFleets loaded = options.fleets().isEmpty()
                    ? loader.in(options.classPath().folders())
                    : loader.named(options.fleets());
            findings.add(loaded.findings());
            FleetCommand.stackTraces(loaded.failures(), options, screen);
            for (LoadedFleet fleet : loaded.fleets()) {
                Run run = upgrade.run(fleet.definition());
                touching.addAll(run.findings());
                run.failure().ifPresent(failure -> FleetCommand.stackTraces(List.of(failure), options, screen));
            }
        }
        findings.add(touching);
        if (findings.isWanted()) {
            SourceFiles files = ReportOptions.sources(typed, options.classPath());
            findings.print(files, files, "");
        }
        if (findings.hasErrors()) {
            return ExitCode.FOUND;
        }
        upgrade.heading().forEach(screen::result);
        screen.result(upgrade.summary(touching));
        return ExitCode.FINE;
    }

    private static ChartUpgrade upgrade(ParseResult typed) {
        try {
            return ChartUpgrade.of(typed.matchedOptionValue(FROM, ""), typed.matchedOptionValue(TO, ""));
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
