package io.promfleet.cli;

import io.promfleet.finding.NearestNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MaxValuesExceededException;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** Words what is wrong with a command line: one sentence about the first mistake, in the words of the house. */
final class Mistake {
    private final Syntax syntax;

    Mistake(Syntax syntax) {
        this.syntax = syntax;
    }

    /** The sentence; empty if nothing is wrong as far as the syntax can tell. */
    Optional<String> in(ParseResult typed) {
        // What is missing may well be what was mistyped, so that comes last.
        for (ParseResult part : parts(typed)) {
            for (String word : part.unmatched()) {
                if (word.startsWith("--")) {
                    return Optional.of(notUnderstood(word, part));
                }
            }
            for (Exception error : part.errors()) {
                if (!isAbsence(error) && !(error instanceof UnmatchedArgumentException)) {
                    return Optional.of(sentence(error));
                }
            }
            if (!part.unmatched().isEmpty()) {
                return Optional.of(notUnderstood(part.unmatched().get(0), part));
            }
            for (Exception error : part.errors()) {
                return Optional.of(sentence(error));
            }
        }
        return typed.hasSubcommand()
                ? Optional.empty()
                : Optional.of("A command is missing: " + choice(commands()) + ".");
    }

    /** Whether a word stands where only a command may: help for it would be help for something else. */
    static boolean isCommandUnknown(ParseResult typed) {
        return !typed.hasSubcommand()
                && !typed.unmatched().isEmpty()
                && !typed.unmatched().get(0).startsWith("-");
    }

    private static List<ParseResult> parts(ParseResult typed) {
        return typed.hasSubcommand() ? List.of(typed, typed.subcommand()) : List.of(typed);
    }

    private String notUnderstood(String word, ParseResult part) {
        CommandSpec command = part.commandSpec();
        boolean ofProgram = command.parent() == null;
        int equals = word.indexOf('=');
        String option = equals < 0 ? word : word.substring(0, equals);
        if (!word.startsWith("-") || word.equals("-") || command.findOption(option) != null) {
            if (ofProgram) {
                return "There is no command `" + word + "`." + didYouMean(word, commands());
            }
            return commands().contains(word)
                    ? "`" + command.name() + "` and `" + word + "` are two commands."
                    : "`" + command.name() + "` takes options only, not `" + word + "`.";
        }
        List<String> owners = owners(option);
        if (owners.isEmpty()) {
            return "There is no option `" + option + "`."
                    + didYouMean(option, command.optionsMap().keySet());
        }
        return ofProgram
                ? "The option `" + option + "` comes after a command: " + choice(owners) + "."
                : "`" + command.name() + "` has no option `" + option + "`, only " + choice(owners) + " has it.";
    }

    // Whether something that must be typed was not.
    private static boolean isAbsence(Exception error) {
        return error instanceof MissingParameterException missing && !isValueless(missing);
    }

    // An option without its value, as opposed to options that are not there; picocli has one exception for both.
    private static boolean isValueless(MissingParameterException missing) {
        return !String.valueOf(missing.getMessage()).startsWith("Missing required option");
    }

    private static String sentence(Exception error) {
        Throwable cause = error.getCause();
        if (cause instanceof UsageException) {
            return String.valueOf(cause.getMessage());
        }
        if (error instanceof OverwrittenOptionException twice) {
            return "The option `" + name(twice.getOverwritten()) + "` was given twice.";
        }
        if (error instanceof MissingParameterException missing) {
            return isValueless(missing)
                    ? "The option `" + name(missing.getMissing().get(0)) + "` needs a value."
                    : missing(missing.getMissing());
        }
        if (error instanceof MaxValuesExceededException flag) {
            return "The option `" + flagWithValue(flag.getCommandLine()) + "` takes no value.";
        }
        return String.valueOf(error.getMessage());
    }

    // The exception does not say which.
    private static String flagWithValue(CommandLine command) {
        for (String word : command.getParseResult().originalArgs()) {
            int equals = word.indexOf('=');
            OptionSpec option = equals < 0 ? null : command.getCommandSpec().findOption(word.substring(0, equals));
            if (option != null && option.arity().max() == 0) {
                return option.longestName();
            }
        }
        return "";
    }

    private static String missing(List<ArgSpec> options) {
        List<String> names = new ArrayList<>();
        for (ArgSpec option : options) {
            names.add("`" + name(option) + "`");
        }
        return names.size() == 1
                ? "The option " + names.get(0) + " is missing."
                : "The options " + String.join(" and ", names) + " are missing.";
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String didYouMean(String mistyped, Iterable<String> names) {
        List<String> known = new ArrayList<>();
        names.forEach(known::add);
        if (mistyped.startsWith("-") && !mistyped.startsWith("--")) {
            return ""; // every letter is near to every other
        }
        List<String> near = NearestNames.best(NearestNames.of(mistyped, known));
        return near.isEmpty() ? "" : " " + NearestNames.question(near);
    }

    private List<String> commands() {
        return new ArrayList<>(syntax.everything().getSubcommands().keySet());
    }

    // The commands that do have an option.
    private List<String> owners(String option) {
        List<String> owners = new ArrayList<>();
        for (Map.Entry<String, CommandLine> command :
                syntax.everything().getSubcommands().entrySet()) {
            if (command.getValue().getCommandSpec().findOption(option) != null) {
                owners.add(command.getKey());
            }
        }
        return owners;
    }

    // `a`, `b` or `c`.
    private static String choice(List<String> words) {
        StringBuilder choice = new StringBuilder();
        for (int i = 0; i < words.size(); i++) {
            if (i > 0) {
                choice.append(i == words.size() - 1 ? " or " : ", ");
            }
            choice.append('`').append(words.get(i)).append('`');
        }
        return choice.toString();
    }
}
