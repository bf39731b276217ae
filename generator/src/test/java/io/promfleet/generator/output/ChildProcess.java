package io.promfleet.generator.output;

import io.promfleet.finding.Findings;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Runs over an output directory in a process of its own, which a test can kill or give other surroundings. */
final class ChildProcess {
    private static final int CLUSTERS = 60;

    private ChildProcess() {}

    /** A tree of some hundred files; two of different numbers share, change, add and remove files and folders. */
    static SortedMap<String, String> tree(int number) {
        SortedMap<String, String> tree = new TreeMap<>();
        for (int i = 0; i < CLUSTERS; i++) {
            String folder = "clusters/c" + i;
            tree.put(folder + "/same.yaml", "same " + i + "\n");
            tree.put(folder + "/changed.yaml", "changed in " + number + "\n");
            tree.put(folder + "/only-" + number + ".yaml", "only\n");
            tree.put("folders/" + number + "/f" + i + ".yaml", "in a folder of its own\n");
        }
        tree.put(number % 2 == 0 ? "kind" : "kind/file", "a file or a folder\n");
        return tree;
    }

    /**
     * Starts a process.
     *
     * @param directory its working directory, in which its output directory is {@code out}
     * @param job {@code loop}: writes two trees in turn for ever; {@code hold}: opens a run and waits; {@code once}:
     *     writes a tree; {@code below}: writes it below the only folder that is in the working directory, by whatever
     *     name; prints the findings in the end
     */
    static Process start(Path directory, String job, Map<String, String> environment, String... options)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1"));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ChildProcess.class.getName(), job));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return builder.directory(new File(directory.toString()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    /** What the process does. */
    public static void main(String[] args) throws IOException {
        OutputDirectory out = OutputDirectory.at(Path.of("out"));
        Findings findings = new Findings();
        switch (args[0]) {
            case "loop" -> {
                for (int number = 0; !findings.hasErrors(); number = 1 - number) {
                    write(out.write(false, findings), tree(number));
                    say("written");
                }
            }
            case "hold" -> {
                try (OutputRun run = out.write(false, findings)) {
                    say("holding");
                    while (System.in.read() >= 0) {
                        // waits for its end
                    }
                    run.finish();
                }
            }
            case "below" -> {
                Path folder = onlyFolderIn(Path.of(".").toAbsolutePath());
                write(OutputDirectory.at(folder.resolve("out")).write(false, findings), tree(0));
            }
            case "once" -> write(out.write(false, findings), tree(0));
            default -> throw new IllegalArgumentException(args[0]);
        }
        say(findings.sorted().toString());
    }

    static Path onlyFolderIn(Path directory) throws IOException {
        try (var children = Files.list(directory)) {
            return children.findFirst().orElseThrow();
        }
    }

    private static void write(OutputRun run, SortedMap<String, String> tree) {
        try (run) {
            tree.forEach((path, text) -> Playground.offer(run, path, text));
            run.finish();
        }
    }

    private static void say(String line) throws IOException {
        System.out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        System.out.flush();
    }
}
