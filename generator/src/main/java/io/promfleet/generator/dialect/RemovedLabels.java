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
        return switch (AlloyDialect.text(rule, "action")) {
            case "labeldrop" -> matches(rule, label);
            case "labelkeep" -> !matches(rule, label);
            case "replace" ->
                AlloyDialect.text(rule, "target_label").equals(label)
                        && rule.get("replacement") != null
                        && AlloyDialect.text(rule, "replacement").isEmpty()
                        && ListNode.texts(rule.get("source_labels")).isEmpty();
            default -> false;
        };
    }

    private static boolean matches(MapNode rule, String label) {
        try {
            return Regex.compile(AlloyDialect.text(rule, "regex"), PrometheusVersion.NEWEST)
                    .matches(label);
        } catch (InvalidRegexException e) {
            return false; // reported where it was said
        }
    }
}
