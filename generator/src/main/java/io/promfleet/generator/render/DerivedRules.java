package io.promfleet.generator.render;

import io.promfleet.finding.Location;
import io.promfleet.model.Replace;

/** Rules that promfleet adds to those of a job. */
final class DerivedRules {
    private DerivedRules() {}

    /** Sets a label to a text. */
    static Replace constant(String label, String text, Location line) {
        return Replace.builder()
                .targetLabel(label)
                .replacement(escaped(text))
                .declaredAt(line)
                .build();
    }

    /** A text in a replacement, in which a dollar sign starts a reference. */
    static String escaped(String text) {
        return text.replace("$", "$$");
    }
}
