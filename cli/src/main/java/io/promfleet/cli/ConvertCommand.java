package io.promfleet.cli;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.generator.convert.FileConversion;
import io.promfleet.generator.convert.Language;
import io.promfleet.generator.convert.SecretMapping;
import io.promfleet.generator.read.SourceText;
import io.promfleet.generator.report.Excerpt;
import io.promfleet.generator.report.FindingReport;
import io.promfleet.generator.validate.SourceLines;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** Turns a configuration file or chart values into another language, on standard output. */
final class ConvertCommand implements Command {
    private static final String FROM = "--from";
    private static final String TO = "--to";
    private static final String SECRET = "--secret";
    private static final String PARTIAL = "--partial";
    private static final String STANDARD_INPUT = "-";
    private static final String INPUT_NAME = "standard input";

    @Override
    public String name() {
        return "convert";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .customSynopsis(Syntax.PROGRAM + " " + spec.name() + " --from LANGUAGE --to LANGUAGE [OPTION]... FILE")
                .description(
                        "Turns a configuration of Prometheus into another language, on standard output. The file is"
                                + " judged first, and what the target cannot say is an error with its place. No credential"
                                + " that the file holds is ever printed.");
        spec.addOption(OptionSpec.builder(FROM)
                .paramLabel("LANGUAGE")
                .required(true)
                .type(Language.class)
                .converters(typed -> language(FROM, typed, Language.SOURCES))
                .description("prometheus, values, resources or monitors: what the file is. values are those of"
                        + " kube-prometheus-stack; resources, or monitors, are those of the Prometheus Operator, which"
                        + " become what the Operator makes of them.")
                .build());
        spec.addOption(OptionSpec.builder(TO)
                .paramLabel("LANGUAGE")
                .required(true)
                .type(Language.class)
                .converters(typed -> language(TO, typed, Language.RESULTS))
                .description(
                        "prometheus, values, resources, monitors or java: what is printed. resources are a ScrapeConfig of"
                                + " the Prometheus Operator for each job, monitors a PodMonitor, ServiceMonitor or Probe"
                                + " where one can say the job, and java is a definition of a fleet.")
                .build());
        spec.addOption(OptionSpec.builder(SECRET)
                .paramLabel("WHERE=SECRET/KEY")
                .type(List.class)
                .auxiliaryTypes(SecretMapping.class)
                .converters(ConvertCommand::secret)
                .description("The key of a Secret that a credential becomes: one that stands in the file, such as"
                        + " remote_write[0].basic_auth.password, or the path of a file that is named there. Can be"
                        + " said often.")
                .build());
        spec.addOption(Syntax.flag(PARTIAL)
                .description("Print the result although it lacks what the target cannot say; that is a warning then.")
                .build());
        spec.addOption(TargetOption.spec("The release that is going to read the result, such as 2.53"));
        spec.addPositional(PositionalParamSpec.builder()
                .paramLabel("FILE")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .arity("0..*")
                .description("The file, or - for standard input.")
                .build());
    }

    @Override
    public int run(ParseResult typed, Screen screen) {
        List<String> names = typed.matchedPositionalValue(0, List.of());
        if (names.size() != 1) {
            throw new UsageException(
                    names.isEmpty() ? "A file is missing." : "`convert` takes one file, not " + names.size() + ".");
        }
        Findings findings = new Findings();
        FileConversion conversion = new FileConversion(
                TargetOption.value(typed),
                typed.matchedOptionValue(SECRET, List.of()),
                typed.hasMatchedOption(PARTIAL),
                findings);
        Optional<String> result = convert(names.get(0), typed, conversion, findings, screen);
        print(findings.sorted().stream().map(conversion.lines()::concealed).toList(), conversion.lines(), screen);
        result.ifPresent(text -> screen.result(text.stripTrailing()));
        return findings.hasErrors() ? ExitCode.FOUND : ExitCode.FINE;
    }

    private static Optional<String> convert(
            String name, ParseResult typed, FileConversion conversion, Findings findings, Screen screen) {
        Path folder = null;
        Optional<SourceText> source;
        if (name.equals(STANDARD_INPUT)) {
            source = input(findings, screen);
        } else {
            Path file = path(name);
            folder = file.toAbsolutePath().getParent();
            source = SourceText.open(name, file, findings);
        }
        @Nullable Path base = folder;
        return source.flatMap(text -> conversion.convert(
                text,
                base,
                typed.matchedOptionValue(FROM, Language.PROMETHEUS),
                typed.matchedOptionValue(TO, Language.VALUES)));
    }

    private static Optional<SourceText> input(Findings findings, Screen screen) {
        try {
            return SourceText.read(INPUT_NAME, screen.input(), findings);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path path(String name) {
        return PathArgument.of("`" + name + "`", name);
    }

    private static void print(List<Finding> findings, SourceLines lines, Screen screen) {
        FindingReport report = new FindingReport(screen.style());
        for (Finding finding : findings) {
            Excerpt line = finding.location() instanceof FilePosition place
                    ? new Excerpt(lines.at(place), place.column())
                    : new Excerpt("", 0);
            screen.complaints(report.lines(finding, line));
        }
        if (!findings.isEmpty()) {
            screen.complaint(report.summary(findings));
        }
    }

    private static Language language(String option, String typed, List<Language> allowed) {
        try {
            return Language.named(typed, allowed);
        } catch (IllegalArgumentException e) {
            throw new UsageException("`" + option + "` " + e.getMessage());
        }
    }

    private static SecretMapping secret(String typed) {
        try {
            return SecretMapping.parse(typed);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
