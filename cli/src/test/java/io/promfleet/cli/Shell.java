package io.promfleet.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs what the build has made as a user does: as a process. */
record Shell(Path folder) {
    static final Path TARGET = Path.of(System.getProperty("promfleet.target", "target"));
    static final String CLASSES = TARGET.resolve("test-classes").toString();
    static final String JAR = TARGET.resolve("promfleet.jar").toString();

    /** What a process has said. */
    record Said(int code, String out, String err) {
        List<String> outLines() {
            return out.lines().toList();
        }

        List<String> errLines() {
            return err.lines().toList();
        }
    }

    Said jar(String... arguments) throws IOException, InterruptedException {
        return jar(List.of(), arguments);
    }

    /** The jar, with options of the JVM. */
    Said jar(List<String> options, String... arguments) throws IOException, InterruptedException {
        return run(jarCommand(options, arguments), ProcessBuilder.Redirect.PIPE);
    }

    /** The jar with options of the JVM, and a file as its input. */
    Said jar(Path input, List<String> options, String... arguments) throws IOException, InterruptedException {
        return run(jarCommand(options, arguments), ProcessBuilder.Redirect.from(input.toFile()));
    }

    private static List<String> jarCommand(List<String> options, String... arguments) {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(options);
        command.addAll(List.of("-jar", JAR));
        command.addAll(List.of(arguments));
        return command;
    }

    Said launcher(Path launcher, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(launcher.toString()));
        command.addAll(List.of(arguments));
        return run(command, ProcessBuilder.Redirect.PIPE);
    }

    /** The jar through a shell, which can say what this process' own locale cannot. */
    Said script(String arguments) throws IOException, InterruptedException {
        String command = String.join(" ", jarCommand(List.of()));
        return run(List.of("/bin/sh", "-c", command + " " + arguments), ProcessBuilder.Redirect.PIPE);
    }

    private Said run(List<String> command, ProcessBuilder.Redirect input) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", "");
        Path err = Files.createTempFile(folder, "err", "");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(input)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        // A locale without a character beyond ASCII: what is printed must not depend on it.
        builder.environment().put("LC_ALL", "C");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().remove("JAVA_TOOL_OPTIONS");
        Process process = builder.start();
        process.getOutputStream().close(); // what reads from the pipe finds its end
        int code = process.waitFor();
        Said said = new Said(code, read(out), read(err));
        Files.delete(out);
        Files.delete(err);
        return said;
    }

    private static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
