package io.promfleet.cli;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads the command line. An own reader, because six options do not pay for the library that reads them: loading it
 * takes longer than generating a small fleet.
 */
final class Arguments {
    private final String[] typed;
    private final Map<Option, List<String>> values = new EnumMap<>(Option.class);
    private @Nullable Action action;

    private Arguments(String[] typed) {
        this.typed = typed;
    }

    /** Whether help or the version is all that is wanted: one of their options, anywhere. */
    static boolean ask(String[] typed, String letter, String word) {
        for (String argument : typed) {
            if (argument.equals(letter) || argument.equals(word)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Reads what was typed.
     *
     * @throws UsageException if it makes no sense
     */
    static Request read(String[] typed) {
        return new Arguments(typed).request();
    }

    private Request request() {
        for (int i = 0; i < typed.length; i++) {
            String argument = typed[i];
            if (!argument.startsWith("-")) {
                command(argument);
                continue;
            }
            int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
            Option option = Option.of(equals < 0 ? argument : argument.substring(0, equals));
            if (option == null) {
                throw new UsageException("There is no option `" + argument + "`.");
            }
            if (!option.isValued()) {
                if (equals >= 0) {
                    throw new UsageException("The option `" + option.word() + "` takes no value.");
                }
                add(option, "");
            } else if (equals >= 0) {
                add(option, argument.substring(equals + 1));
            } else if (i + 1 < typed.length) {
                add(option, typed[++i]);
            } else {
                throw new UsageException("The option `" + option.word() + "` needs a value.");
            }
        }
        return checked();
    }

    private void command(String argument) {
        Action named = Action.of(argument);
        if (named == null) {
            throw new UsageException("There is no command `" + argument + "`.");
        }
        if (action != null) {
            throw new UsageException("`" + action.command() + "` and `" + argument + "` are two commands.");
        }
        action = named;
    }

    private void add(Option option, String value) {
        List<String> before = values.get(option);
        if (before == null) {
            before = new ArrayList<>(1);
            values.put(option, before);
        } else if (!option.isRepeatable()) {
            throw new UsageException("The option `" + option.word() + "` was given twice.");
        }
        if (value.isEmpty() && option.isValued()) {
            throw new UsageException("The value of `" + option.word() + "` is empty.");
        }
        before.add(value);
    }

    private Request checked() {
        if (action == null) {
            throw new UsageException("A command is missing: generate, check or diff.");
        }
        boolean force = values.containsKey(Option.FORCE);
        if (force && action != Action.GENERATE) {
            throw new UsageException("`" + action.command() + "` writes nothing, so there is nothing to force.");
        }
        return new Request(
                action,
                values.getOrDefault(Option.FLEET, List.of()),
                ClassPath.parse(required(Option.CLASS_PATH)),
                path(required(Option.OUTPUT).get(0)),
                force,
                colours(),
                values.containsKey(Option.STACK_TRACE),
                new RepairCommand(List.of(typed), action));
    }

    private List<String> required(Option option) {
        List<String> given = values.get(option);
        if (given == null) {
            throw new UsageException("The option `" + option.word() + "` is missing.");
        }
        return given;
    }

    private ColourChoice colours() {
        List<String> given = values.get(Option.COLOUR);
        if (given == null) {
            return ColourChoice.AUTO;
        }
        return switch (given.get(0)) {
            case "auto" -> ColourChoice.AUTO;
            case "always" -> ColourChoice.ALWAYS;
            case "never" -> ColourChoice.NEVER;
            default ->
                throw new UsageException("`--color` takes `auto`, `always` or `never`, not `" + given.get(0) + "`.");
        };
    }

    private static Path path(String typed) {
        try {
            return Path.of(typed);
        } catch (InvalidPathException e) {
            throw new UsageException("The output directory `" + typed + "` is no path.");
        }
    }
}
