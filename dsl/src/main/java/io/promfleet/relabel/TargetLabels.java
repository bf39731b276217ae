package io.promfleet.relabel;

import io.promfleet.model.NameValidation;
import io.promfleet.regex.Template;

/** Names of labels that a rule sets. */
public final class TargetLabels {
    private TargetLabels() {}

    /**
     * Whether a template can become a label's name that every version of Prometheus takes: a legal one, with references
     * anywhere in it.
     *
     * @param template the name, with {@code $1} or {@code ${1}} for what a group matched
     * @return true if it can
     */
    public static boolean isLegacyName(String template) {
        if (template.indexOf('$') < 0) {
            return NameValidation.LEGACY.isLabelName(template);
        }
        StringBuilder name = new StringBuilder(template.length());
        for (Template.Part part : Template.parse(template).parts()) {
            if (part instanceof Template.Literal literal) {
                name.append(literal.text());
            } else if (part instanceof Template.Reference reference) {
                // What the group matches is not known yet; a reference with a stranger name is never taken.
                name.append(NameValidation.LEGACY.isLabelName("_" + reference.name()) ? "_" : reference.spelling());
            }
        }
        return NameValidation.LEGACY.isLabelName(name.toString());
    }
}
