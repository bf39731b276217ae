package io.promfleet.cli;

import java.io.File;
import java.util.List;
import picocli.CommandLine.ParseResult;

/**
 * The command line that generates what another one only compared.
 *
 * @param self how promfleet was started
 * @param typed what follows the name of the other command
 */
record RepairCommand(List<String> self, List<String> typed) {

    /** Takes the place of the command line that is running. */
    static RepairCommand of(ParseResult typed) {
        String launcher = System.getProperty("promfleet.command", "");
        List<String> self = launcher.isEmpty()
                ? List.of("java", "-jar", System.getProperty("java.class.path", "promfleet.jar"))
                : List.of(launcher);
        List<String> arguments = typed.originalArgs();
        // The command comes first: nothing else is accepted before it.
        return new RepairCommand(self, arguments.subList(1, arguments.size()));
    }

    /** The command line, quoted for a POSIX shell where it must be. */
    String line() {
        StringBuilder line = new StringBuilder();
        for (String word : self) {
            quote(word, line);
            line.append(' ');
        }
        line.append(new GenerateCommand().name());
        for (String argument : typed) {
            line.append(' ');
            quote(argument, line);
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
