package io.promfleet.cli;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine.ParseResult;

/** One run of the command line. */
final class Tool {
    /** Every command; help lists them in this order. */
    private static final List<Command> COMMANDS = List.of(
            new GenerateCommand(),
            new CheckCommand(),
            new DiffCommand(),
            new VerifyCommand(),
            new UpgradeCommand(),
            new ValidateCommand(),
            new RelabelCommand(),
            new ConvertCommand());

    private final Screen screen;

    Tool(Screen screen) {
        this.screen = screen;
    }

    /** Whether a command about fleets was typed, before anything else reads the words. */
    static boolean isAboutFleets(String... arguments) {
        for (Command command : COMMANDS) {
            if (command instanceof FleetCommand
                    && arguments.length > 0
                    && command.name().equals(arguments[0])) {
                return true;
            }
        }
        return false;
    }

    /** Obeys, and returns the exit code. */
    int run(String... arguments) {
        try {
            return obey(new Syntax(COMMANDS), arguments);
        } catch (RuntimeException | Error e) {
            screen.complaint("promfleet failed, or the machine did.");
            screen.stackTrace(e);
            return ExitCode.BUG;
        }
    }

    private int obey(Syntax syntax, String... arguments) {
        ParseResult typed = syntax.read(arguments);
        ParseResult ofCommand = Syntax.innermost(typed);
        if (ofCommand.isUsageHelpRequested() && !Mistake.isCommandUnknown(typed)) {
            screen.result(Syntax.help(typed));
            return ExitCode.FINE;
        }
        if (ofCommand.isVersionHelpRequested()) {
            screen.result(version());
            return ExitCode.FINE;
        }
        Optional<String> mistake = new Mistake(syntax).in(typed);
        if (mistake.isPresent()) {
            return complain(mistake.get(), typed);
        }
        screen.choose(Syntax.colours(typed));
        try {
            return syntax.command(typed).run(ofCommand, screen);
        } catch (UsageException e) {
            return complain(String.valueOf(e.getMessage()), typed);
        }
    }

    private int complain(String mistake, ParseResult typed) {
        screen.complaint(mistake);
        screen.complaint("Try: " + Syntax.innermost(typed).commandSpec().qualifiedName() + " --help");
        return ExitCode.USAGE;
    }

    private static String version() {
        String version = Tool.class.getPackage().getImplementationVersion();
        return Syntax.PROGRAM + " " + (version == null ? "(not packaged)" : version);
    }
}
