package io.promfleet.cli;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.generator.report.Excerpt;
import io.promfleet.generator.report.SourceFiles;
import io.promfleet.generator.validate.FileKind;
import io.promfleet.generator.validate.ValidationRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Says what Prometheus would say about files that people wrote, and where. Writes nothing. */
final class ValidateCommand implements Command {
    private static final String STANDARD_INPUT = "-";
    private static final String INPUT_NAME = "standard input";
    private static final String AS = "--as";
    private static final String ALL = "--all";
    private static final String SYNTAX_ONLY = "--syntax-only";

    @Override
    public String name() {
        return "validate";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .customSynopsis(Syntax.PROGRAM + " validate [--as KIND] [--prometheus VERSION] [--syntax-only] [--all]"
                        + " FILE|DIR...")
                .description("Says what Prometheus would refuse in configuration files, chart values and Kubernetes"
                        + " objects, with line and column. Writes nothing.");
        spec.addOption(OptionSpec.builder(AS)
                .paramLabel("KIND")
                .type(String.class)
                .converters(ValidateCommand::checkedKind)
                .description(
                        "prometheus, rules, values or auto: what the files hold. auto, the default, looks at their keys.")
                .build());
        spec.addOption(TargetOption.spec("The release that is going to read them, such as 2.53"));
        spec.addOption(Syntax.flag(SYNTAX_ONLY)
                .description("Judge a configuration without the files that it names: rules, targets, certificates,"
                        + " credentials. Without it they must be there, as for promtool.")
                .build());
        spec.addOption(Syntax.flag(ALL)
                .description("Print every finding. Without it the first " + ValidationRun.SHOWN
                        + " are printed, worst first.")
                .build());
        ReportOptions.addTo(spec);
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("FILE|DIR")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("0..*")
                .description("Files, folders whose .yml and .yaml files are read, and - for standard input.")
                .build());
    }

    @Override
    public int run(ParseResult typed, Screen screen) {
        List<String> names = typed.matchedPositionalValue(0, List.of());
        if (names.isEmpty()) {
            throw new UsageException("A file is missing.");
        }
        if (names.indexOf(STANDARD_INPUT) != names.lastIndexOf(STANDARD_INPUT)) {
            throw new UsageException("Standard input can be read once.");
        }
        FindingPrinter printer = new FindingPrinter(screen, ReportOptions.of(typed));
        ValidationRun run = new ValidationRun(
                TargetOption.value(typed),
                FileKind.parse(typed.matchedOptionValue(AS, "auto")),
                typed.hasMatchedOption(SYNTAX_ONLY));
        for (String name : names) {
            add(name, run, screen);
        }
        List<Finding> findings = run.findings();
        printer.add(findings);
        if (printer.isWanted()) {
            printer.show(typed.hasMatchedOption(ALL) ? findings.size() : ValidationRun.SHOWN, ALL);
            printer.print(new SourceFiles(List.of(), Path.of("")), finding -> excerpt(finding, run), names.get(0));
        }
        if (!findings.isEmpty() && findings.get(0).severity() == Severity.ERROR) {
            return ExitCode.FOUND;
        }
        screen.result(run.summary());
        return ExitCode.FINE;
    }

    private static void add(String name, ValidationRun run, Screen screen) {
        if (!name.equals(STANDARD_INPUT)) {
            run.add(path(name), name);
            return;
        }
        try {
            run.add(screen.input(), INPUT_NAME, Path.of(""));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Excerpt excerpt(Finding finding, ValidationRun run) {
        int column = finding.location() instanceof FilePosition place ? place.column() : 0;
        return new Excerpt(run.line(finding), column);
    }

    private static Path path(String name) {
        return PathArgument.of("`" + name + "`", name);
    }

    private static String checkedKind(String typed) {
        try {
            FileKind.parse(typed);
            return typed;
        } catch (IllegalArgumentException e) {
            throw new UsageException("`" + AS + "` " + e.getMessage());
        }
    }
}
