package io.promfleet.cli;

import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/**
 * Which fleets, from where, and which directory: what commands about fleets have in common.
 *
 * @param fleets binary class names; empty for all definitions in the folders of the class path
 * @param output the output directory as it was typed
 * @param stackTrace whether to show the stack traces of users' own code
 */
record FleetOptions(List<String> fleets, ClassPath classPath, Path output, boolean stackTrace) {
    private static final String CLASS_PATH = "--classpath";
    private static final String OUTPUT = "--output";
    private static final String FLEET = "--fleet";
    private static final String STACK_TRACE = "--stacktrace";

    static void addTo(CommandSpec spec) {
        spec.usageMessage()
                .customSynopsis(Syntax.PROGRAM + " " + spec.name()
                        + " --classpath PATH --output DIR [--fleet CLASS]... [OPTION]...");
        addClassPathTo(spec);
        spec.addOption(OptionSpec.builder("-o", OUTPUT)
                .paramLabel("DIR")
                .required(true)
                .type(Path.class)
                .converters(FleetOptions::path)
                .description("Directory of the generated files.")
                .build());
        addFleetsTo(spec);
    }

    /** Those that say which fleets, for commands that have no directory. */
    static void addDefinitionsTo(CommandSpec spec) {
        addClassPathTo(spec);
        addFleetsTo(spec);
    }

    private static void addClassPathTo(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("-c", CLASS_PATH)
                .paramLabel("PATH")
                .required(true)
                .type(List.class)
                .auxiliaryTypes(String.class)
                .converters(typed -> given(CLASS_PATH, typed))
                .description(
                        "Folders and jars with the definitions and the libraries that they use, separated as for java;"
                                + " DIR/* for all jars of a folder. May be repeated.")
                .build());
    }

    private static void addFleetsTo(CommandSpec spec) {
        spec.addOption(OptionSpec.builder("-f", FLEET)
                .paramLabel("CLASS")
                .type(List.class)
                .auxiliaryTypes(String.class)
                .converters(typed -> given(FLEET, typed))
                .description(
                        "Class of a definition, such as acme.AcmeFleet. May be repeated. Without it, all definitions in the"
                                + " folders of the class path. Of several fleets, each gets the folder of DIR that is named"
                                + " like its class, such as acme-fleet.")
                .build());
        spec.addOption(Syntax.flag(STACK_TRACE)
                .description("Show the stack trace when a definition fails.")
                .build());
    }

    static FleetOptions of(ParseResult typed) {
        return new FleetOptions(
                typed.matchedOptionValue(FLEET, List.of()),
                ClassPath.parse(typed.matchedOptionValue(CLASS_PATH, List.of())),
                typed.matchedOptionValue(OUTPUT, Path.of("")),
                typed.hasMatchedOption(STACK_TRACE));
    }

    private static String given(String option, String typed) {
        if (typed.isEmpty()) {
            throw new UsageException("The value of `" + option + "` is empty.");
        }
        return typed;
    }

    private static Path path(String typed) {
        return PathArgument.of("The output directory `" + typed + "`", given(OUTPUT, typed));
    }
}
