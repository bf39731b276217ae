package io.promfleet.generator.report;

import io.promfleet.finding.CallSite;
import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.generator.output.Checkout;
import io.promfleet.generator.schema.ShownLines;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The files that findings point into. A class knows the name of its source and not where that is, so it is looked for under
 * the roots of sources; that it is not there is no mistake. Not thread-safe.
 */
public final class SourceFiles implements Excerpts {
    // What stands there is what must not be shown.
    private static final String LITERAL_CREDENTIAL = "PF303";
    private static final long LARGEST_FILE = 8L << 20;
    private static final List<String> LANGUAGES = List.of("java", "kotlin", "groovy", "scala");

    private static final List<String> OUTPUTS = List.of("target", "build", "out", "bin");

    private final List<Path> roots;
    private final Path workingDirectory;
    private final Path base;
    private final Map<String, Optional<Path>> sources = new HashMap<>();
    // Findings come grouped by file, so one file is enough to remember.
    private Path last = Path.of("");
    private List<String> lastLines = List.of();
    private ShownLines lastShown = new ShownLines();

    /**
     * Files under some roots.
     *
     * @param roots folders that hold sources in the folders of their packages; those that do not exist do no harm
     * @param workingDirectory what relative paths in findings are relative to
     */
    public SourceFiles(List<Path> roots, Path workingDirectory) {
        this.roots = List.copyOf(roots);
        this.workingDirectory = workingDirectory.toAbsolutePath().normalize();
        this.base = Checkout.rootOf(this.workingDirectory).orElse(this.workingDirectory);
    }

    /**
     * Where the sources of compiled classes usually are: beside them, and where Maven and Gradle have them.
     *
     * @param classPath folders and jars
     * @return folders, whether they exist or not
     */
    public static List<Path> besideClassPath(List<Path> classPath) {
        Set<Path> roots = new LinkedHashSet<>();
        for (Path entry : classPath) {
            Path absolute = entry.toAbsolutePath().normalize();
            if (!absolute.toString().endsWith(".jar")) {
                roots.add(absolute);
            }
            for (Path folder = absolute; folder != null; folder = folder.getParent()) {
                Path module = folder.getParent();
                if (module != null && OUTPUTS.contains(String.valueOf(folder.getFileName()))) {
                    for (String part : List.of("main", "test")) {
                        LANGUAGES.forEach(language ->
                                roots.add(module.resolve("src").resolve(part).resolve(language)));
                    }
                    roots.add(module.resolve("src"));
                    break;
                }
            }
        }
        return new ArrayList<>(roots);
    }

    @Override
    public Excerpt of(Finding finding) {
        if (finding.id().equals(LITERAL_CREDENTIAL)) {
            return Excerpt.NONE;
        }
        if (finding.location() instanceof CallSite site) {
            // Java's indentation is that of the code around it and says nothing here.
            return new Excerpt(
                    source(site).map(file -> line(file, site.line())).orElse("").strip(), 0);
        }
        if (finding.location() instanceof FilePosition place) {
            Optional<Path> file = path(place.file());
            return new Excerpt(file.map(path -> line(path, place.line())).orElse(""), place.column());
        }
        return Excerpt.NONE;
    }

    /**
     * The file of a place as a repository's tools know it.
     *
     * @param location the place
     * @return the path with {@code /}, relative to the root of the Git repository around the working directory, or to the
     *     working directory outside of any; nothing where the file is not known or lies outside
     */
    public Optional<String> relative(Location location) {
        Optional<Path> file = location instanceof CallSite site
                ? source(site)
                : location instanceof FilePosition place ? path(place.file()) : Optional.empty();
        return file.filter(path -> path.startsWith(base)).map(path -> {
            List<String> names = new ArrayList<>();
            base.relativize(path).forEach(name -> names.add(name.toString()));
            return String.join("/", names);
        });
    }

    private Optional<Path> path(String file) {
        try {
            return Optional.of(workingDirectory.resolve(file).normalize());
        } catch (InvalidPathException e) {
            return Optional.empty(); // a name of its own, such as that of a stream
        }
    }

    private Optional<Path> source(CallSite site) {
        return sources.computeIfAbsent(site.className(), name -> find(name, site.fileName()));
    }

    private Optional<Path> find(String className, String fileName) {
        String folder = className.substring(0, className.lastIndexOf('.') + 1).replace('.', '/');
        if (fileName.contains("/") || fileName.contains("\\")) {
            return Optional.empty(); // no name that a compiler writes
        }
        for (Path root : roots) {
            Path file = root.resolve(folder + fileName);
            if (Files.isRegularFile(file)) {
                return Optional.of(file.toAbsolutePath().normalize());
            }
        }
        return Optional.empty();
    }

    private String line(Path file, int number) {
        if (!file.equals(last)) {
            last = file;
            lastLines = lines(file);
            lastShown = new ShownLines();
            lastLines.forEach(lastShown::add);
        }
        return number <= lastLines.size() ? lastShown.shown(number, lastLines.get(number - 1)) : "";
    }

    private static List<String> lines(Path file) {
        try {
            return Files.size(file) > LARGEST_FILE ? List.of() : Files.readAllLines(file);
        } catch (IOException e) {
            return List.of(); // gone, not ours to read, or in another encoding: the place stands without it
        }
    }
}
