package io.promfleet.finding;

import java.util.Comparator;
import java.util.List;

/**
 * One thing that is wrong, or worth knowing, with its place and its way out.
 *
 * @param id the stable identifier of the check, such as {@code PF101}; each has a page under {@code docs/checks}
 * @param severity how bad it is
 * @param path the model path, such as {@code source(production) > remoteWrite(hub)}; empty for the fleet itself
 * @param location where it was said
 * @param message one sentence with the offending value in backticks
 * @param hint what to do next, one sentence that can be pasted where possible
 * @param related other places that matter, in the order in which they help
 */
public record Finding(
        String id,
        Severity severity,
        String path,
        Location location,
        String message,
        String hint,
        List<Related> related) {

    /** Worst first, then by place, id and text: the same findings always print in the same order. */
    public static final Comparator<Finding> ORDER = Finding::compare;

    /** Keeps its own copy of the related places. */
    public Finding {
        related = List.copyOf(related);
    }

    /**
     * The same finding, where it is worse or less bad than who found it can know.
     *
     * @param other how bad it is there
     * @return the finding with that severity
     */
    public Finding with(Severity other) {
        return new Finding(id, other, path, location, message, hint, related);
    }

    /**
     * A place that helps to understand a finding.
     *
     * @param note what is there, such as {@code first declared here}
     * @param location where
     */
    public record Related(String note, Location location) {}

    private static int compare(Finding left, Finding right) {
        int order = left.severity.compareTo(right.severity);
        if (order == 0) {
            order = kind(left.location).compareTo(kind(right.location));
        }
        if (order == 0) {
            order = compareLocations(left.location, right.location);
        }
        if (order == 0) {
            order = left.path.compareTo(right.path);
        }
        if (order == 0) {
            order = left.id.compareTo(right.id);
        }
        return order != 0 ? order : left.message.compareTo(right.message);
    }

    private static String kind(Location location) {
        return location.getClass().getSimpleName();
    }

    private static int compareLocations(Location left, Location right) {
        if (left instanceof CallSite a && right instanceof CallSite b) {
            int byClass = a.className().compareTo(b.className());
            return byClass != 0 ? byClass : Integer.compare(a.line(), b.line());
        }
        if (left instanceof FilePosition a && right instanceof FilePosition b) {
            int byFile = a.file().compareTo(b.file());
            int byLine = byFile != 0 ? byFile : Integer.compare(a.line(), b.line());
            return byLine != 0 ? byLine : Integer.compare(a.column(), b.column());
        }
        return 0;
    }
}
