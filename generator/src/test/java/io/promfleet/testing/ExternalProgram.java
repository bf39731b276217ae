package io.promfleet.testing;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * A real program that a test asks, such as kubectl. It is looked for under the path in the system property
 * {@code promfleet.program.NAME}, then in the environment variable {@code PROMFLEET_PROGRAM_NAME} (upper case, {@code _}
 * for {@code -}), then on the {@code PATH}. A name that ends in a number, such as {@code promtool-3}, means the program of
 * that major version: on the {@code PATH} it is the first {@code promtool} whose {@code --version} says so. A test whose program is missing is skipped, unless the system
 * property {@code promfleet.required-programs} or the environment variable {@code PROMFLEET_REQUIRED_PROGRAMS}, a list with
 * commas or {@code all}, names the program: then it fails.
 */
public final class ExternalProgram {
    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final Pattern VERSIONED = Pattern.compile("(.+)-([0-9]+)");
    private static final Pattern VERSION = Pattern.compile("\\bversion v?([0-9]+)\\.");

    private ExternalProgram() {}

    /**
     * What a program said.
     *
     * @param exitCode its exit code
     * @param output its standard output
     * @param errors its standard error
     */
    public record Run(int exitCode, String output, String errors) {}

    /**
     * Finds a program.
     *
     * @param name its name, such as {@code kubectl} or {@code promtool-3}
     * @return the executable
     * @throws TestAbortedException if it is missing and may be
     * @throws AssertionFailedError if it is missing and must not be
     */
    public static Path require(String name) {
        return require(name, System::getProperty, System::getenv);
    }

    @SuppressWarnings("NullAway") // Properties and variables that are not set are null; every use asks.
    static Path require(
            String name, UnaryOperator<@Nullable String> property, UnaryOperator<@Nullable String> variable) {
        String pathProperty = "promfleet.program." + name;
        String given = property.apply(pathProperty);
        if (given != null) {
            return executable(given, "the system property " + pathProperty);
        }
        String pathVariable =
                "PROMFLEET_PROGRAM_" + name.toUpperCase(Locale.ROOT).replace('-', '_');
        given = variable.apply(pathVariable);
        if (given != null) {
            return executable(given, "the environment variable " + pathVariable);
        }
        Path found = onPath(name, variable.apply("PATH"));
        if (found != null) {
            return found;
        }
        String missing = name + " is not on the PATH; install it, or give its path in the system property "
                + pathProperty + " or the environment variable " + pathVariable;
        if (names(name, property.apply("promfleet.required-programs"))
                || names(name, variable.apply("PROMFLEET_REQUIRED_PROGRAMS"))) {
            throw new AssertionFailedError("REQUIRED: " + missing);
        }
        throw new TestAbortedException("SKIPPED: " + missing);
    }

    private static Path executable(String given, String where) {
        Path path = Path.of(given).toAbsolutePath();
        if (!Files.isExecutable(path)) {
            throw new AssertionFailedError(where + " is no executable file: " + given);
        }
        return path;
    }

    private static boolean names(String name, @Nullable String list) {
        if (list == null) {
            return false;
        }
        List<String> names =
                Arrays.stream(list.split(",", -1)).map(String::trim).toList();
        return names.contains(name) || names.contains("all");
    }

    private static @Nullable Path onPath(String name, @Nullable String path) {
        if (path == null) {
            return null;
        }
        Matcher versioned = VERSIONED.matcher(name);
        String program = versioned.matches() ? versioned.group(1) : name;
        for (String directory : path.split(File.pathSeparator, -1)) {
            for (String file : List.of(program, program + ".exe")) {
                Path candidate = Path.of(directory.isEmpty() ? "." : directory, file);
                if (Files.isRegularFile(candidate)
                        && Files.isExecutable(candidate)
                        && (!versioned.matches() || versioned.group(2).equals(majorVersion(candidate)))) {
                    return candidate.toAbsolutePath();
                }
            }
        }
        return null;
    }

    /** The major version that a program says it has; null when it says none or does not start. */
    private static @Nullable String majorVersion(Path program) {
        try {
            Path directory = Files.createTempDirectory("version");
            try {
                Run run = run(directory, program.toAbsolutePath().toString(), "--version");
                Matcher version = VERSION.matcher(run.output() + run.errors());
                return version.find() ? version.group(1) : null;
            } finally {
                Files.deleteIfExists(directory);
            }
        } catch (IOException e) {
            return null;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return null;
        }
    }

    /**
     * Runs a program to its end, with nothing on its standard input.
     *
     * @param directory where it runs; its output passes through files in there for a moment
     * @param command the program and its arguments
     * @return what it said, whatever its exit code
     * @throws IOException if it cannot be started
     * @throws InterruptedException if the test is to end
     * @throws AssertionFailedError if it takes longer than two minutes; it is ended then
     */
    public static Run run(Path directory, String... command) throws IOException, InterruptedException {
        Path input = Files.createTempFile(directory, "run", ".in");
        Path output = Files.createTempFile(directory, "run", ".out");
        Path errors = Files.createTempFile(directory, "run", ".err");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectInput(input.toFile())
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
            try {
                if (!process.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                    throw new AssertionFailedError(
                            String.join(" ", command) + " is not done after " + LIMIT.toSeconds() + " s");
                }
            } finally {
                process.destroyForcibly().waitFor();
            }
            return new Run(process.exitValue(), Files.readString(output), Files.readString(errors));
        } finally {
            Files.deleteIfExists(input);
            Files.deleteIfExists(output);
            Files.deleteIfExists(errors);
        }
    }
}
