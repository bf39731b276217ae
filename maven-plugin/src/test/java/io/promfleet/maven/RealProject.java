package io.promfleet.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** A project on disk that a Maven of its own builds, the one that builds promfleet. */
record RealProject(Path root) {

    /** What Maven has said, and how it ended. */
    record Build(int code, List<String> lines) {
        Build succeeds() {
            assertThat(code).as(String.join("\n", lines)).isZero();
            return this;
        }

        Build fails(String exception) {
            assertThat(lines).contains("[INFO] BUILD FAILURE");
            // The page that Maven refers to is named after the class that tells a user's mistake from other failures.
            assertThat(lines).anyMatch(line -> line.startsWith("[ERROR] [Help 1] ") && line.endsWith("/" + exception));
            return this;
        }

        /** Lines with one of Maven's levels, without the level. */
        List<String> of(String level) {
            return lines.stream()
                    .filter(line -> line.startsWith("[" + level + "] "))
                    .map(line -> line.substring(level.length() + 3))
                    .toList();
        }
    }

    static RealProject copy(String name, Path into) throws IOException {
        Path template = Path.of(property("projects"), name);
        try (Stream<Path> files = Files.walk(template)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = into.resolve(template.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, Files.readString(file).replace("@version@", property("version")));
            }
        }
        return new RealProject(into);
    }

    void edit(String file, String old, String now) throws IOException {
        Path path = root.resolve(file);
        String text = Files.readString(path);
        assertThat(text).contains(old);
        Files.writeString(path, text.replace(old, now));
    }

    Path file(String path) {
        return root.resolve(path);
    }

    Build maven(String... arguments) throws IOException, InterruptedException {
        boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("win");
        List<String> command = new ArrayList<>(List.of(
                Path.of(property("maven"), "bin", windows ? "mvn.cmd" : "mvn").toString(),
                "-B",
                "-ntp",
                "-Dstyle.color=never",
                "-Dmaven.repo.local=" + property("repository"),
                "-Dmaven.repo.local.tail=" + property("repository.tail")));
        if (property("offline").endsWith("true")) {
            command.add("-o");
        }
        command.addAll(List.of(arguments));
        Path log = Files.createTempFile(root, "maven", ".log");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(root.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("MAVEN_OPTS", "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
        builder.environment().keySet().removeAll(List.of("MAVEN_ARGS", "MAVEN_PROJECTBASEDIR", "JAVA_TOOL_OPTIONS"));
        int code = builder.start().waitFor();
        return new Build(code, Files.readAllLines(log));
    }

    private static String property(String name) {
        return System.getProperty("promfleet." + name, "");
    }
}
