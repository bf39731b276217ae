package io.promfleet.generator.read;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import java.util.List;

/** What can be wrong with a text that is read, by the identifiers of {@code docs/findings.md}. */
enum ReadRule {
    /** A file that is not there, cannot be read or is too large. */
    UNREADABLE("PF050"),
    /** Bytes that are no text. */
    NO_TEXT("PF051"),
    /** A text that is no YAML. */
    MALFORMED("PF052"),
    /** A document that nests too deep, or whose aliases make it too large. */
    EXCESSIVE("PF053"),
    /** A key that stands twice in one mapping. */
    DUPLICATE_KEY("PF054"),
    /** A document behind the first of a file, which Prometheus never reads. */
    IGNORED_DOCUMENT("PF055"),
    /** A value that is accepted, but becomes another than it looks like. */
    SURPRISING_VALUE("PF056"),
    /** An unknown key, or a value of the wrong type or out of its bounds. */
    REFUSED("PF301"),
    /** A key that a newer Prometheus is needed for. */
    TOO_NEW("PF602"),
    /** A key that the target no longer knows. */
    GONE("PF604");

    private final String id;

    ReadRule(String id) {
        this.id = id;
    }

    Finding error(Location place, String message, String hint) {
        return error(place, message, hint, List.of());
    }

    Finding error(Location place, String message, String hint, List<Finding.Related> related) {
        return new Finding(id, Severity.ERROR, "", place, message, hint, related);
    }

    Finding warning(Location place, String message, String hint) {
        return new Finding(id, Severity.WARNING, "", place, message, hint, List.of());
    }
}
