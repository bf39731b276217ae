package io.promfleet.cli;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.generator.report.FindingReport;
import io.promfleet.generator.validate.FileKind;
import io.promfleet.generator.validate.FileValidator;
import io.promfleet.generator.validate.SourceLines;
import io.promfleet.model.PrometheusVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Says what Prometheus would say about files that people wrote, and where. Writes nothing. */
final class ValidateCommand implements Command {
    private static final String AS = "--as";
    private static final String PROMETHEUS = "--prometheus";

    @Override
    public String name() {
        return "validate";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .customSynopsis(Syntax.PROGRAM + " validate [--as KIND] [--prometheus VERSION] FILE|DIR...")
                .description("Says what Prometheus would refuse in configuration files, chart values and Kubernetes"
                        + " objects, with line and column. Writes nothing.");
        spec.addOption(OptionSpec.builder(AS)
                .paramLabel("KIND")
                .type(String.class)
                .converters(ValidateCommand::kind)
                .description("prometheus, values or auto: what the files hold. auto, the default, looks at their keys.")
                .build());
        spec.addOption(OptionSpec.builder(PROMETHEUS)
                .paramLabel("VERSION")
                .type(PrometheusVersion.class)
                .converters(ValidateCommand::version)
                .description("The release that is going to read them, such as 2.53; " + PrometheusVersion.NEWEST
                        + " if nothing is said.")
                .build());
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("FILE|DIR")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("0..*")
                .description("Files, and folders whose .yml and .yaml files are read.")
                .build());
    }

    @Override
    public int run(ParseResult typed, Screen screen) {
        List<String> names = typed.matchedPositionalValue(0, List.of());
        if (names.isEmpty()) {
            throw new UsageException("A file is missing.");
        }
        Findings findings = new Findings();
        FileValidator validator =
                new FileValidator(typed.matchedOptionValue(PROMETHEUS, PrometheusVersion.NEWEST), findings);
        FileKind kind = kindOf(typed.matchedOptionValue(AS, "auto"));
        int count = 0;
        for (String name : names) {
            count += validate(name, kind, validator, findings);
        }
        List<Finding> sorted = findings.sorted();
        print(sorted, validator.lines(), screen);
        if (findings.hasErrors()) {
            return ExitCode.FOUND;
        }
        screen.result(count + (count == 1 ? " file is" : " files are") + " valid");
        return ExitCode.FINE;
    }

    private static void print(List<Finding> findings, SourceLines lines, Screen screen) {
        FindingReport report = new FindingReport(screen.style());
        for (Finding finding : findings) {
            String line = finding.location() instanceof FilePosition place ? lines.at(place) : "";
            screen.complaints(report.lines(finding, line));
        }
        if (!findings.isEmpty()) {
            screen.complaint(report.summary(findings));
        }
    }

    private static int validate(String name, @Nullable FileKind kind, FileValidator validator, Findings findings) {
        Path path;
        try {
            path = Path.of(name);
        } catch (InvalidPathException e) {
            throw new UsageException("`" + name + "` is no path.");
        }
        if (!Files.isDirectory(path)) {
            if (!validator.validate(path, name, kind)) {
                FileValidator.unknown(name, findings);
            }
            return 1;
        }
        int count = 0;
        for (Path file : files(path)) {
            count += validator.validate(file, file.toString(), kind) ? 1 : 0;
        }
        return count;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file ->
                            file.toString().endsWith(".yml") || file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UsageException("The folder `" + folder + "` cannot be read.");
        }
    }

    private static @Nullable FileKind kindOf(String as) {
        return switch (as) {
            case "prometheus" -> FileKind.PROMETHEUS;
            case "values" -> FileKind.VALUES;
            default -> null;
        };
    }

    private static String kind(String typed) {
        if (!List.of("prometheus", "values", "auto").contains(typed)) {
            throw new UsageException("`" + AS + "` takes `prometheus`, `values` or `auto`, not `" + typed + "`.");
        }
        return typed;
    }

    private static PrometheusVersion version(String typed) {
        try {
            return PrometheusVersion.parse(typed);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
