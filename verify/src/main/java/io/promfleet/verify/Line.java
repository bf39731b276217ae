package io.promfleet.verify;

import io.promfleet.finding.Location;
import java.util.Optional;

/**
 * One thing that is not as the definition promises it.
 *
 * @param level whether the fleet fails because of it
 * @param check what was looked at
 * @param path the part of the model, such as {@code source(production) > scrapeJob(app)}
 * @param cluster the cluster that it is about, empty for the fleet as a whole
 * @param message what is wrong, one sentence
 * @param cause the most likely reason; empty where nothing is known
 * @param next the command that shows more, or what to do; empty where nothing is known
 * @param declaredAt where the definition says what is promised
 */
public record Line(
        Level level,
        Check check,
        String path,
        String cluster,
        String message,
        String cause,
        String next,
        Optional<Location> declaredAt) {

    /** How bad it is. */
    public enum Level {
        /** Something that was promised is not there: the run fails. */
        FAILED,
        /** Worth a look; the run does not fail. */
        WARNING
    }

    static Line of(Level level, Check check, String path, String cluster, String message) {
        return new Line(level, check, path, cluster, message, "", "", Optional.empty());
    }

    static Line failed(Check check, String path, String cluster, String message) {
        return of(Level.FAILED, check, path, cluster, message);
    }

    static Line warning(Check check, String path, String cluster, String message) {
        return of(Level.WARNING, check, path, cluster, message);
    }

    Line because(String reason) {
        return new Line(level, check, path, cluster, message, reason, next, declaredAt);
    }

    Line then(String command) {
        return new Line(level, check, path, cluster, message, cause, command, declaredAt);
    }

    Line at(Optional<Location> place) {
        return new Line(level, check, path, cluster, message, cause, next, place);
    }
}
