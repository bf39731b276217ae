package io.promfleet.cli;

import io.promfleet.generator.report.ReportFormat;
import io.promfleet.generator.report.SourceFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * How findings are shown: what commands with findings have in common.
 *
 * @param format the form
 * @param file where they go; where there is none, to a stream
 */
record ReportOptions(ReportFormat format, Optional<Path> file) {
    private static final String FORMAT = "--format";
    private static final String REPORT = "--report";
    private static final String SOURCES = "--sources";

    static void addTo(CommandSpec spec) {
        spec.addOption(OptionSpec.builder(FORMAT)
                .paramLabel("FORMAT")
                .type(ReportFormat.class)
                .converters(ReportOptions::format)
                .description(
                        "How findings are shown: text, json, sarif or github (annotations in a workflow). Those that"
                                + " are not text go to standard output, and everything else to standard error.")
                .build());
        spec.addOption(OptionSpec.builder(REPORT)
                .paramLabel("FILE")
                .type(Path.class)
                .converters(typed -> path(REPORT, typed))
                .description("Write the findings in that format to a file, and show them as text.")
                .build());
    }

    /** For commands that run definitions. */
    static void addSourcesTo(CommandSpec spec) {
        spec.addOption(OptionSpec.builder(SOURCES)
                .paramLabel("DIR")
                .type(List.class)
                .auxiliaryTypes(Path.class)
                .converters(typed -> path(SOURCES, typed))
                .description(
                        "A folder with the sources of the definitions, to show lines of. May be repeated. Without it,"
                                + " src/main/java beside the class path and the like.")
                .build());
    }

    static ReportOptions of(ParseResult typed) {
        return new ReportOptions(
                typed.matchedOptionValue(FORMAT, ReportFormat.TEXT),
                Optional.ofNullable(typed.matchedOptionValue(REPORT, null)));
    }

    /** Where the sources of definitions are. */
    static SourceFiles sources(ParseResult typed, ClassPath classPath) {
        List<Path> roots = new ArrayList<>(typed.matchedOptionValue(SOURCES, List.<Path>of()));
        roots.addAll(SourceFiles.besideClassPath(classPath.entries()));
        return new SourceFiles(roots, Path.of(""));
    }

    /** Whether standard output belongs to the report alone. */
    boolean takesOutput() {
        return format != ReportFormat.TEXT && file.isEmpty();
    }

    private static ReportFormat format(String typed) {
        return ReportFormat.of(typed)
                .orElseThrow(() -> new UsageException(
                        "`" + FORMAT + "` takes `text`, `json`, `sarif` or `github`, not `" + typed + "`."));
    }

    private static Path path(String option, String typed) {
        if (typed.isEmpty()) {
            throw new UsageException("The value of `" + option + "` is empty.");
        }
        return PathArgument.of("The value `" + typed + "` of `" + option + "`", typed);
    }
}
