package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Label;
import java.util.Map;

/** Labels that are put on series, as the builders check and collect them. */
final class Labels {
    private Labels() {}

    /** Adds a label, or reports why it cannot be one. */
    static void addLegal(Declaration owner, Map<String, Label> labels, String name, String value) {
        if (!Names.isLabelName(name)) {
            owner.mistake(
                    DefinitionRule.LABEL,
                    "The label name `" + name + "` is illegal.",
                    "Use letters, digits and `_`, with no digit in front.");
        } else if (name.startsWith("__")) {
            owner.mistake(
                    DefinitionRule.LABEL,
                    "The label name `" + name + "` is reserved by Prometheus.",
                    "Choose a name that does not start with `__`.");
        } else if (!Names.isUnicode(value)) {
            owner.mistake(
                    DefinitionRule.LABEL,
                    "The value of the label `" + name + "` is no valid Unicode text.",
                    "Remove the unpaired surrogates.");
        } else {
            Location here = owner.recorder().here();
            if (labels.putIfAbsent(name, new Label(name, value, here)) != null) {
                owner.mistake(DefinitionRule.SAID_TWICE, "The label `" + name + "` was said before.", "Say it once.");
            }
        }
    }
}
