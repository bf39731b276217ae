package io.promfleet.cli;

import io.promfleet.generator.report.Style;
import java.io.Console;

/** When to print colours. */
enum ColourChoice {
    /** On a terminal, unless the environment variable {@code NO_COLOR} is set. */
    AUTO,
    ALWAYS,
    NEVER;

    Style style() {
        boolean coloured = switch (this) {
            case AUTO -> isWelcome();
            case ALWAYS -> true;
            case NEVER -> false;
        };
        return coloured ? Style.COLOURED : Style.PLAIN;
    }

    @SuppressWarnings("SystemConsoleNull") // it still does before JDK 22; what is newer is asked below
    private static boolean isWelcome() {
        String refused = System.getenv("NO_COLOR");
        if ((refused != null && !refused.isEmpty()) || "dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            // From JDK 22 on there may be a console without a terminal, and a method that tells.
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
