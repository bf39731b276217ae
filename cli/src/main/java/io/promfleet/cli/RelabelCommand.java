package io.promfleet.cli;

import io.promfleet.finding.Findings;
import io.promfleet.generator.relabel.LabelLines;
import io.promfleet.generator.relabel.LabelWriter;
import io.promfleet.generator.relabel.RulesFile;
import io.promfleet.generator.report.Excerpt;
import io.promfleet.generator.report.SourceFiles;
import io.promfleet.relabel.LabelSet;
import io.promfleet.relabel.Relabelling;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Applies relabelling rules to labels, as Prometheus would. */
final class RelabelCommand implements Command {
    private static final String RULES = "--rules";
    private static final Set<String> STANDARD_INPUT = Set.of("-", "/dev/stdin", "/dev/fd/0", "/proc/self/fd/0");
    private static final String TRACE = "--trace";
    private static final String INPUT = "standard input";

    @Override
    public String name() {
        return "relabel";
    }

    @Override
    public void describe(CommandSpec spec) {
        spec.usageMessage()
                .customSynopsis(Syntax.PROGRAM + " " + spec.name()
                        + " --rules FILE [--prometheus VERSION] [--trace] [OPTION]...")
                .description(
                        "Applies relabelling rules. Reads a JSON object of labels a line from standard input, and writes the"
                                + " labels afterwards, or null where a rule drops them, a line. Stops at the first line that"
                                + " is no object of texts.");
        spec.addOption(OptionSpec.builder("-r", RULES)
                .paramLabel("FILE")
                .required(true)
                .type(String.class)
                .description(
                        "The rules in YAML: a list, or a mapping with one of relabel_configs, metric_relabel_configs,"
                                + " write_relabel_configs and alert_relabel_configs, such as a whole scrape job.")
                .build());
        spec.addOption(TargetOption.spec("The Prometheus that applies them"));
        spec.addOption(Syntax.flag(TRACE)
                .description("Print for people what each rule sees and does, instead of JSON.")
                .build());
    }

    @Override
    public int run(ParseResult typed, Screen screen) {
        FindingPrinter printer = new FindingPrinter(screen);
        Findings ofRules = new Findings();
        Optional<Relabelling> rules =
                rulesFile(typed.matchedOptionValue(RULES, "")).load(TargetOption.value(typed), ofRules);
        printer.add(ofRules.sorted());
        if (rules.isPresent()) {
            Findings ofInput = new Findings();
            LabelLines lines = new LabelLines(INPUT, screen.input(), ofInput);
            try {
                if (typed.hasMatchedOption(TRACE)) {
                    trace(rules.get(), lines, screen);
                } else {
                    relabel(rules.get(), lines, screen);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            printer.add(ofInput.sorted());
        }
        if (printer.isWanted()) {
            printer.print(new SourceFiles(List.of(), Path.of("")), finding -> Excerpt.NONE, "");
        }
        return printer.hasErrors() ? ExitCode.FOUND : ExitCode.FINE;
    }

    private static void relabel(Relabelling rules, LabelLines lines, Screen screen) throws IOException {
        LabelWriter writer = new LabelWriter(screen.output());
        boolean wanted = true;
        Optional<LabelSet> labels = lines.next();
        while (labels.isPresent() && wanted) {
            writer.write(rules.apply(labels.get()));
            if (!lines.isBuffered()) {
                // Whoever waits for the result of what they typed gets it before more is asked for.
                writer.flush();
                wanted = screen.isRead();
            }
            labels = wanted ? lines.next() : Optional.empty();
        }
        writer.flush();
    }

    private static void trace(Relabelling rules, LabelLines lines, Screen screen) throws IOException {
        Optional<LabelSet> labels = lines.next();
        while (labels.isPresent() && screen.isRead()) {
            screen.result(rules.trace(labels.get()).toString());
            screen.result("");
            labels = lines.next();
        }
    }

    private static RulesFile rulesFile(String typed) {
        if (typed.isEmpty()) {
            throw new UsageException("The value of `" + RULES + "` is empty.");
        }
        if (STANDARD_INPUT.contains(typed)) {
            throw new UsageException("The rules cannot come from standard input, where the labels come from.");
        }
        return new RulesFile(typed, PathArgument.of("The rules file `" + typed + "`", typed));
    }
}
