package io.promfleet.cli;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParseResult;

/** What the command line may look like, and what help says about it. */
final class Syntax {
    static final String PROGRAM = "promfleet";

    private static final String COLOUR = "--color";
    private static final int HELP_WIDTH = 100;

    static {
        // Nothing here is converted by reflection, written in Groovy, or coloured by picocli: it need not look.
        System.setProperty("picocli.converters.excludes", "java.*");
        System.setProperty("picocli.disable.closures", "true");
        System.setProperty("picocli.ansi", "false");
    }

    private final List<Command> commands;

    Syntax(List<Command> commands) {
        this.commands = commands;
    }

    /** Reads what was typed. Mistakes are in the result; {@link Mistake} words them. */
    ParseResult read(String... typed) {
        List<String> words = Arrays.asList(typed);
        if (!words.isEmpty() && words.get(0).equals("help")) {
            // `help check` is another way to say `check --help`.
            words = new ArrayList<>(words.subList(1, words.size()));
            words.add("--help");
        }
        return line(words).parseArgs(words.toArray(new String[0]));
    }

    /** The command of a line without mistakes. */
    Command command(ParseResult typed) {
        String name = typed.subcommand().commandSpec().name();
        for (Command command : commands) {
            if (command.name().equals(name)) {
                return command;
            }
        }
        throw new IllegalStateException(name);
    }

    /** The help for a command, or for the program if none was typed. */
    static String help(ParseResult typed) {
        return innermost(typed)
                .commandSpec()
                .commandLine()
                .getUsageMessage(Ansi.OFF)
                .stripTrailing();
    }

    /** An option without a value, for {@link Command#describe}. */
    static OptionSpec.Builder flag(String... names) {
        return OptionSpec.builder(names).type(boolean.class).arity("0");
    }

    /** What a command has typed, or the program if no command was typed. */
    static ParseResult innermost(ParseResult typed) {
        return typed.hasSubcommand() ? typed.subcommand() : typed;
    }

    static ColourChoice colours(ParseResult typed) {
        return innermost(typed).matchedOptionValue(COLOUR, ColourChoice.AUTO);
    }

    /** Everything that may be typed. */
    CommandLine everything() {
        return line(List.of());
    }

    // Describes only the commands that are typed, if the first word is one: a run need not know the others.
    private CommandLine line(List<String> words) {
        CommandSpec program = CommandSpec.create().name(PROGRAM);
        program.usageMessage()
                .customSynopsis(PROGRAM + " COMMAND [OPTION]...")
                .description("Generates everything that Flux applies from fleets that are defined in Java.")
                .footer("", "`promfleet COMMAND --help` or `promfleet help COMMAND` explains a command.");
        addStandardOptions(program);
        boolean all = words.isEmpty() || !names(commands).contains(words.get(0));
        for (Command command : commands) {
            if (all || words.contains(command.name())) {
                CommandSpec spec = CommandSpec.create().name(command.name());
                command.describe(spec);
                spec.addOption(OptionSpec.builder(COLOUR)
                        .paramLabel("WHEN")
                        .type(ColourChoice.class)
                        .converters(Syntax::colour)
                        .description("auto (on a terminal, unless NO_COLOR is set), always or never.")
                        .build());
                addStandardOptions(spec);
                program.addSubcommand(command.name(), spec);
            }
        }
        return new CommandLine(program).setExpandAtFiles(false).setUsageHelpWidth(HELP_WIDTH);
    }

    private static void addStandardOptions(CommandSpec spec) {
        spec.parser().collectErrors(true);
        spec.addOption(flag("-h", "--help")
                .usageHelp(true)
                .description("Print this help.")
                .build());
        spec.addOption(flag("-V", "--version")
                .versionHelp(true)
                .description("Print the version.")
                .build());
        UsageMessageSpec usage = spec.usageMessage();
        usage.sortOptions(false).sortSynopsis(false);
        usage.descriptionHeading("%n").optionListHeading("%nOptions:%n").commandListHeading("%nCommands:%n");
        usage.exitCodeListHeading("%nExit codes:%n");
        usage.exitCodeList(ExitCode.MEANINGS);
    }

    private static List<String> names(List<Command> commands) {
        List<String> names = new ArrayList<>();
        for (Command command : commands) {
            names.add(command.name());
        }
        return names;
    }

    private static ColourChoice colour(String typed) {
        for (ColourChoice choice : ColourChoice.values()) {
            if (choice.name().toLowerCase(Locale.ROOT).equals(typed)) {
                return choice;
            }
        }
        throw new UsageException("`" + COLOUR + "` takes `auto`, `always` or `never`, not `" + typed + "`.");
    }
}
