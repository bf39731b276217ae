package io.promfleet.generator.dialect;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.regex.InvalidRegexException;
import io.promfleet.regex.Regex;

/** Which rules take a label away; for programs that cannot do without one, or put it back. */
final class RemovedLabels {
    private RemovedLabels() {}

    /** Whether a rule takes a label away from whatever it sees. */
    static boolean removes(MapNode rule, String label) {
        return switch (rule.text("action")) {
            case "labeldrop" -> matches(rule, label);
            case "labelkeep" -> !matches(rule, label);
            case "replace" ->
                rule.text("target_label").equals(label)
                        && rule.get("replacement") != null
                        && rule.text("replacement").isEmpty()
                        && ListNode.texts(rule.get("source_labels")).isEmpty();
            default -> false;
        };
    }

    private static boolean matches(MapNode rule, String label) {
        try {
            return Regex.compile(rule.text("regex"), PrometheusVersion.NEWEST).matches(label);
        } catch (InvalidRegexException e) {
            return false; // reported where it was said
        }
    }
}
