package io.promfleet.acceptance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.opentest4j.AssertionFailedError;

/**
 * A JVM beside that of the tests, with the same class path.
 *
 * @param home the JDK
 * @param options what is said to it before the class
 * @param variables what is added to its environment
 */
public record ChildJvm(Path home, List<String> options, Map<String, String> variables) {
    private static final int LIMIT_SECONDS = 120;
    private static final int OLDEST = 17;
    private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

    /** What became of it. */
    public record Result(int exitCode, String output) {}

    /** Keeps its own copies. */
    public ChildJvm {
        options = List.copyOf(options);
        variables = Map.copyOf(variables);
    }

    /** The JVM that runs the tests. */
    public static ChildJvm current() {
        return of(Path.of(System.getProperty("java.home")));
    }

    /** The JVM of a JDK. */
    public static ChildJvm of(Path home) {
        return new ChildJvm(home, List.of(), Map.of());
    }

    /** The installed JDKs besides the one that runs the tests, as far as promfleet supports them. */
    public static List<Path> otherJdks() throws IOException {
        List<Path> candidates = new ArrayList<>();
        String javaHome = System.getenv("JAVA_HOME");
        if (javaHome != null) {
            candidates.add(Path.of(javaHome));
        }
        Path usual = Path.of("/usr/lib/jvm");
        if (Files.isDirectory(usual)) {
            try (Stream<Path> homes = Files.list(usual)) {
                homes.sorted().forEach(candidates::add);
            }
        }
        List<Path> known = new ArrayList<>();
        known.add(Path.of(System.getProperty("java.home")).toRealPath());
        List<Path> others = new ArrayList<>();
        for (Path candidate : candidates) {
            if (Files.isExecutable(candidate.resolve("bin/java")) && version(candidate) >= OLDEST) {
                Path home = candidate.toRealPath();
                if (!known.contains(home)) {
                    known.add(home);
                    others.add(home);
                }
            }
        }
        return others;
    }

    private static int version(Path home) throws IOException {
        Path release = home.resolve("release");
        Matcher matcher = VERSION.matcher(Files.exists(release) ? Files.readString(release) : "");
        return matcher.find() ? Integer.parseInt(matcher.group(1)) : 0;
    }

    /** With these options before the class. */
    public ChildJvm options(List<String> said) {
        return new ChildJvm(home, said, variables);
    }

    /** With these variables in its environment. */
    public ChildJvm variables(Map<String, String> said) {
        return new ChildJvm(home, options, said);
    }

    /**
     * Starts a class.
     *
     * @param main the class
     * @param output where standard output and error go
     * @param arguments its arguments
     * @return the process; the caller ends it
     */
    public Process start(Class<?> main, Path output, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(home.resolve("bin/java").toString());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(options);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        // What the JVM of the tests was told through its environment, a JVM repeats on its error output.
        builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS"));
        builder.environment().putAll(variables);
        return builder.start();
    }

    /**
     * Runs a class to its end.
     *
     * @param main the class
     * @param arguments its arguments
     * @return what became of it
     * @throws AssertionFailedError if it takes longer than two minutes; it is ended then
     */
    public Result run(Class<?> main, String... arguments) throws IOException, InterruptedException {
        Path output = Files.createTempFile("child", ".out");
        try {
            Process process = start(main, output, arguments);
            try {
                if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                    throw new AssertionFailedError(this + " is not done after " + LIMIT_SECONDS + " s");
                }
            } finally {
                process.destroyForcibly().waitFor();
            }
            return new Result(process.exitValue(), Files.readString(output, StandardCharsets.ISO_8859_1));
        } finally {
            Files.deleteIfExists(output);
        }
    }
}
