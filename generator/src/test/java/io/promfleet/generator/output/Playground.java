package io.promfleet.generator.output;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.generator.manifest.ManifestPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** An output directory to run over in a test, and ways to look at what is in it. */
final class Playground {
    final Path root;

    private final Disk disk;

    Playground(Path root) {
        this(root, new Disk());
    }

    Playground(Path root, Disk disk) {
        this.root = root;
        this.disk = disk;
    }

    /** What a run came to: its result, and its findings as {@code id file: message}. */
    record Outcome(OutputResult result, List<String> findings) {}

    Outcome write(Map<String, String> tree) {
        return write(tree, false);
    }

    Outcome force(Map<String, String> tree) {
        return write(tree, true);
    }

    private Outcome write(Map<String, String> tree, boolean force) {
        Findings findings = new Findings();
        OutputRun run = OutputDirectory.at(root, disk).write(force, findings);
        return finish(run, tree, findings);
    }

    Outcome compare(Map<String, String> tree) {
        Findings findings = new Findings();
        return finish(OutputDirectory.at(root, disk).compare(findings), tree, findings);
    }

    Outcome finish(OutputRun run, Map<String, String> tree, Findings findings) {
        try (run) {
            tree.forEach((path, text) -> offer(run, path, text));
            return new Outcome(run.finish(), describe(findings));
        }
    }

    static void offer(OutputRun run, String path, String text) {
        byte[] bytes = (text + "rest of the buffer").getBytes(StandardCharsets.UTF_8);
        run.offer(new ManifestPath(path), bytes, text.getBytes(StandardCharsets.UTF_8).length);
    }

    List<String> describe(Findings findings) {
        List<String> lines = new ArrayList<>();
        for (Finding finding : findings.sorted()) {
            String place = finding.location().describe();
            lines.add((finding.id() + " " + place + " " + finding.message()).replace(root.toString(), "ROOT"));
        }
        return lines;
    }

    /** Every file below the directory with its content, but those of promfleet itself. */
    SortedMap<String, String> files() {
        SortedMap<String, String> files = everything();
        files.keySet().removeIf(path -> path.startsWith(".promfleet") || path.equals("/"));
        return files;
    }

    /** Everything below the directory: files with their content, empty folders with a slash, links with an arrow. */
    SortedMap<String, String> everything() {
        SortedMap<String, String> found = new TreeMap<>();
        if (!Files.exists(root)) {
            return found;
        }
        try {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    String path = root.relativize(file).toString();
                    if (attributes.isSymbolicLink()) {
                        found.put(path, "-> " + Files.readSymbolicLink(file));
                    } else {
                        found.put(path, attributes.isRegularFile() ? Files.readString(file) : "special");
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
                        throws IOException {
                    try (var children = Files.newDirectoryStream(folder)) {
                        if (!children.iterator().hasNext()) {
                            found.put(root.relativize(folder) + "/", "");
                        }
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Identity and time of every file and folder but the two that the lock file and its folder come and go in. */
    SortedMap<String, String> stamps() {
        SortedMap<String, String> stamps = new TreeMap<>();
        try (var paths = Files.walk(root)) {
            for (Path path : (Iterable<Path>) paths::iterator) {
                if (!path.equals(root) && !path.equals(root.resolve(".promfleet"))) {
                    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
                    stamps.put(path.toString(), attributes.fileKey() + " " + attributes.lastModifiedTime());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stamps;
    }

    /** The list of owned files, empty if there is none. */
    String list() {
        return Files.exists(root.resolve(".promfleet/owned-files")) ? read(".promfleet/owned-files") : "";
    }

    /** The paths in the list of owned files. */
    List<String> owned() {
        return list().lines()
                .skip(1)
                .map(line -> line.substring(line.lastIndexOf(' ') + 1))
                .toList();
    }

    String read(String path) {
        try {
            return Files.readString(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file as a person would. */
    void put(String path, String text) {
        try {
            Path file = root.resolve(path);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void delete(String path) {
        try {
            Files.delete(root.resolve(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
