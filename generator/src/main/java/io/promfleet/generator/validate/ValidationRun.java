package io.promfleet.generator.validate;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.read.SourceText;
import io.promfleet.model.PrometheusVersion;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One validation of files and folders that a user names. In a folder, files whose names end in {@code .yml} or {@code .yaml}
 * are read, and those that hold something else are passed over. Not thread-safe.
 */
public final class ValidationRun {
    /** How many findings are shown where not all are asked for: what a person may read before mending something. */
    public static final int SHOWN = 100;

    // A path that cannot be read, or that leads to nothing.
    private static final String UNREADABLE = "PF050";

    private final @Nullable FileKind kind;
    private final Findings findings = new Findings();
    private final FileValidator validator;
    private final Set<String> direct = new HashSet<>();
    private boolean finished;
    private int files;
    private int passedOver;

    /**
     * A run.
     *
     * @param target the release of Prometheus that is going to read the files
     * @param kind what the files hold; null to find out for each
     */
    public ValidationRun(PrometheusVersion target, @Nullable FileKind kind) {
        this(target, kind, false);
    }

    /**
     * A run that may judge configuration files by themselves.
     *
     * @param target the release of Prometheus that is going to read the files
     * @param kind what the files hold; null to find out for each
     * @param syntaxOnly whether the files that a configuration names are left alone: rules, targets, certificates and
     *     credentials
     */
    public ValidationRun(PrometheusVersion target, @Nullable FileKind kind, boolean syntaxOnly) {
        this.kind = kind;
        this.validator = syntaxOnly ? new FileValidator(target, findings) : FileValidator.following(target, findings);
        KnownReleases.check(target, findings);
    }

    /**
     * Validates a file, or what a folder holds.
     *
     * @param path where it is
     * @param name what findings call it, and files in it after it
     */
    public void add(Path path, String name) {
        if (!Files.isDirectory(path)) {
            direct.add(name);
            if (!validator.validate(path, name, kind)) {
                FileValidator.unknown(name, findings);
            }
            files++;
            return;
        }
        int before = files;
        List<Path> within = filesIn(path, name);
        within.forEach(file -> validator.look(file, shown(path, name, file)));
        for (Path file : within) {
            if (validator.validate(file, shown(path, name, file), kind)) {
                files++;
            } else {
                passedOver++;
            }
        }
        if (files == before && !findings.hasErrors()) {
            report(
                    name,
                    "The folder holds no file to validate.",
                    "Name another folder; files in it end in `.yml` or `.yaml` and hold what promfleet knows.");
        }
    }

    /**
     * Validates what a stream holds. Files that a configuration there names with relative paths are looked for in a folder.
     *
     * @param content the stream, which is read to its end and stays open
     * @param name what findings call it
     * @param folder the folder
     * @throws IOException if it cannot be read
     */
    public void add(InputStream content, String name, Path folder) throws IOException {
        Optional<SourceText> source = SourceText.read(name, content, findings);
        if (source.isPresent() && !validator.validateInput(source.get(), folder, kind)) {
            FileValidator.unknown(name, findings);
        }
        files++;
    }

    private static String shown(Path folder, String name, Path file) {
        return Path.of(name).resolve(folder.relativize(file)).toString();
    }

    private List<Path> filesIn(Path folder, String name) {
        List<Path> found = new ArrayList<>();
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    String last = file.toString();
                    if ((last.endsWith(".yml") || last.endsWith(".yaml")) && Files.isRegularFile(file)) {
                        found.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException e) {
                    report(shown(folder, name, file), "The folder cannot be read.", "Check its permissions.");
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            report(name, "The folder cannot be read to its end.", "Check its permissions.");
        }
        Collections.sort(found);
        return found;
    }

    private void report(String name, String message, String hint) {
        findings.add(
                new Finding(UNREADABLE, Severity.ERROR, "", new FilePosition(name, 1, 1), message, hint, List.of()));
    }

    /**
     * How many files were validated so far.
     *
     * @return their number
     */
    public int files() {
        finish();
        return files;
    }

    /**
     * How a run without errors ends: what was validated, what was left alone because promfleet does not know it, and how
     * many files of rules, targets and credentials are named and only a server reads.
     *
     * @return for instance {@code 12 files are valid; 3 files and 1 document were left alone}
     */
    public String summary() {
        finish();
        StringBuilder summary = new StringBuilder(counted(files, "file") + (files == 1 ? " is" : " are") + " valid");
        int documents = validator.leftAlone();
        if (passedOver + documents > 0) {
            summary.append("; ")
                    .append(passedOver == 0 ? "" : counted(passedOver, "file"))
                    .append(passedOver > 0 && documents > 0 ? " and " : "")
                    .append(documents == 0 ? "" : counted(documents, "document"))
                    .append(passedOver + documents == 1 ? " was" : " were")
                    .append(" left alone");
        }
        int named = validator.named();
        if (named > 0) {
            summary.append("; ")
                    .append(counted(named, "file"))
                    .append(" named there ")
                    .append(named == 1 ? "was" : "were")
                    .append(" not followed");
        }
        return summary.toString();
    }

    private static String counted(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    /**
     * What was found so far.
     *
     * @return the findings, worst first
     */
    public List<Finding> findings() {
        finish();
        return findings.sorted().stream().map(validator.lines()::concealed).toList();
    }

    private void finish() {
        if (finished) {
            return;
        }
        finished = true;
        validator.finish();
        for (String file : validator.filesLeftAlone()) {
            if (direct.contains(file)) {
                FileValidator.unknown(file, findings);
            } else {
                files--;
                passedOver++;
            }
        }
    }

    /**
     * The line of a finding.
     *
     * @param finding one of {@link #findings}
     * @return the line as far as it may be shown, else empty
     */
    public String line(Finding finding) {
        return finding.location() instanceof FilePosition place
                ? validator.lines().at(place)
                : "";
    }
}
