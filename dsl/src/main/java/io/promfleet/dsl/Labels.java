package io.promfleet.dsl;

import io.promfleet.model.Label;
import io.promfleet.model.NameValidation;
import java.util.Map;
import java.util.Objects;

/** Labels that are put on series, as the builders check and collect them. */
final class Labels {
    private Labels() {}

    /** Adds a label of a series, or reports why it cannot be one. */
    static void addToSeries(Declaration owner, Map<String, Label> labels, String name, String value) {
        if (Objects.requireNonNull(name).startsWith("__")) {
            owner.mistake(
                    DefinitionRule.LABEL,
                    "The label name `" + name + "` is reserved by Prometheus.",
                    "Choose a name that does not start with `__`.");
        }
        if (Objects.requireNonNull(value).isEmpty()) {
            owner.mistake(
                    DefinitionRule.LABEL,
                    "The value of the label `" + name + "` is empty, which to Prometheus is no label.",
                    "Give it a value, or leave the call out.");
        }
        add(owner, labels, name, value);
    }

    /** Adds a label of a target, or reports why it cannot be one; {@code __param_module} and its like are settings. */
    static void addToTarget(Declaration owner, Map<String, Label> labels, String name, String value) {
        add(owner, labels, name, value);
    }

    private static void add(Declaration owner, Map<String, Label> labels, String name, String value) {
        owner.saying();
        // Whether a name beyond letters, digits and `_` is taken, the versions of the cluster say, which come later.
        if (!NameValidation.UTF8.isLabelName(name)) {
            owner.mistake(DefinitionRule.LABEL, "The label name `" + name + "` is illegal.", "Name a label.");
        }
        if (!NameValidation.isUnicode(value)) {
            owner.mistake(
                    DefinitionRule.LABEL,
                    "The value of the label `" + name + "` is no valid Unicode text.",
                    "Remove the unpaired surrogates.");
        }
        Label label = new Label(name, value, owner.recorder().here());
        if (labels.putIfAbsent(name, label) != null) {
            owner.mistake(DefinitionRule.SAID_TWICE, "The label `" + name + "` was said before.", "Say it once.");
        }
    }
}
