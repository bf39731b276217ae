package io.promfleet.generator.validate;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Quoted;
import io.promfleet.finding.Severity;
import io.promfleet.generator.read.SourceText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the files are that a configuration file names.
 *
 * @param folder the folder of the configuration file
 * @param name what findings call the configuration file
 */
record Beside(Path folder, String name) {
    private static final String UNREADABLE = "PF050";

    /** The place of a value of the configuration file. */
    Location place(@Nullable Origin origin) {
        return origin == null ? new FilePosition(name, 1, 1) : origin.location();
    }

    /** Reads a file, and says so where that cannot be done or would never end. */
    Optional<SourceText> open(Path file, Location place, Findings findings) {
        String shown = shown(file);
        if (Files.isRegularFile(file) || Files.isDirectory(file)) {
            return SourceText.open(shown, file, findings);
        }
        // A pipe or a device, which waits for whoever writes to it, and so would Prometheus.
        findings.add(new Finding(
                UNREADABLE,
                Severity.ERROR,
                "",
                place,
                Quoted.of(shown) + " is no regular file, so that reading it may never end.",
                "Name a file; Prometheus would wait for whoever writes to a pipe, too.",
                List.of()));
        return Optional.empty();
    }

    /** What findings call a file: beside the name of the configuration file, as the user typed that. */
    String shown(Path file) {
        Path typed = Path.of(name).getParent();
        Path relative = file.startsWith(folder) ? folder.relativize(file) : file;
        return (typed == null || relative.isAbsolute() ? relative : typed.resolve(relative)).toString();
    }
}
