package io.promfleet.cli;

import java.io.File;
import java.util.List;

/**
 * The command line that generates what another one only compared.
 *
 * @param typed the other one
 * @param action its command
 */
record RepairCommand(List<String> typed, Action action) {

    /** The command line, quoted for a POSIX shell where it must be. */
    String line() {
        String self = System.getProperty("promfleet.command", "");
        StringBuilder line = new StringBuilder();
        if (self.isEmpty()) {
            line.append("java -jar ");
            quote(System.getProperty("java.class.path", "promfleet.jar"), line);
        } else {
            quote(self, line);
        }
        boolean replaced = false;
        for (String argument : typed) {
            line.append(' ');
            if (!replaced && argument.equals(action.command())) {
                line.append(Action.GENERATE.command());
                replaced = true;
            } else {
                quote(argument, line);
            }
        }
        return line.toString();
    }

    private static void quote(String argument, StringBuilder line) {
        for (int i = 0; i < argument.length(); i++) {
            char c = argument.charAt(i);
            boolean plain = Character.isLetterOrDigit(c) || "_-./:=,+@%".indexOf(c) >= 0 || c == File.separatorChar;
            if (!plain) {
                line.append('\'').append(argument.replace("'", "'\\''")).append('\'');
                return;
            }
        }
        line.append(argument.isEmpty() ? "''" : argument);
    }
}
