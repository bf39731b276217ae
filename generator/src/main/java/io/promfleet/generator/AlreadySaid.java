package io.promfleet.generator;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The errors in what was said, by their places in the model. A document that was made from an error breaks its schema as a
 * rule, which is then no second mistake. Where promfleet wrote the document, an error around it or inside it is to blame:
 * what it makes of legal input is legal. What the user wrote word by word, a chart value or an object, has mistakes of its
 * own, and is to blame itself unless something was said about this very part of it.
 */
final class AlreadySaid {
    private static final String SEPARATOR = " > ";

    private final Set<String> places = new HashSet<>();
    private final Set<String> around = new HashSet<>();
    private final Set<Location> locations = new HashSet<>();

    AlreadySaid(List<Finding> findings) {
        for (Finding finding : findings) {
            if (finding.severity() == Severity.ERROR) {
                places.add(finding.path());
                locations.add(finding.location());
                for (String path = finding.path(); !path.isEmpty(); path = outer(path)) {
                    around.add(path);
                }
            }
        }
    }

    /** Whether a finding about a document only repeats what was said. */
    boolean covers(Finding inDocument) {
        String place = inDocument.path();
        if (inDocument.severity() != Severity.ERROR) {
            return false;
        }
        // A rule of a list has a line and no name: what was said about it has the path of the list.
        if (around.contains(place) || locations.contains(inDocument.location())) {
            return true;
        }
        if (isWordByWord(place)) {
            return false;
        }
        for (String path = place; !path.isEmpty(); path = outer(path)) {
            if (places.contains(path)) {
                return true;
            }
        }
        return places.contains("");
    }

    private static boolean isWordByWord(String place) {
        return place.startsWith("value(")
                || place.startsWith("manifest(")
                || place.contains(SEPARATOR + "value(")
                || place.contains(SEPARATOR + "manifest(");
    }

    private static String outer(String path) {
        int end = path.lastIndexOf(SEPARATOR);
        return end < 0 ? "" : path.substring(0, end);
    }
}
