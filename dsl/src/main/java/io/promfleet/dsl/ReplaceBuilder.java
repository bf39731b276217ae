package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Replace;
import org.jspecify.annotations.Nullable;

/** Says where the new value of a label comes from; the action {@code replace} of Prometheus. */
public final class ReplaceBuilder extends Declaration {
    private final RelabelBuilder rules;
    private final String targetLabel;
    private @Nullable SourceLabels sourceLabels;
    private @Nullable String regex;
    private @Nullable String replacement;

    ReplaceBuilder(RelabelBuilder rules, String targetLabel, Location declaredAt) {
        super(rules.recorder(), rules, "replace", targetLabel, declaredAt);
        this.rules = rules;
        this.targetLabel = targetLabel;
    }

    /**
     * The labels whose joined values are looked at.
     *
     * @param names the labels, joined by {@code ;}; none for a constant
     * @return this
     */
    public ReplaceBuilder sourceLabels(String... names) {
        return sourceLabels(SourceLabels.labels(names));
    }

    /**
     * The labels whose joined values are looked at.
     *
     * @param labels the labels and their separator
     * @return this
     */
    public ReplaceBuilder sourceLabels(SourceLabels labels) {
        rules.checkedSources(labels, false);
        sourceLabels = once(sourceLabels, labels, "sourceLabels");
        return this;
    }

    /**
     * What the joined values must match as a whole; otherwise nothing changes.
     *
     * @param expression a regular expression in RE2 syntax; {@code (.*)} unless said
     * @return this
     */
    public ReplaceBuilder regex(String expression) {
        regex = once(regex, rules.checkedRegex(expression), "regex");
        return this;
    }

    /**
     * What the label is set to. An empty result removes the label.
     *
     * @param template text with {@code $1} or {@code ${1}} for what a group matched and {@code $$} for a dollar sign;
     *     {@code $1} unless said
     * @return this
     */
    public ReplaceBuilder replacement(String template) {
        replacement = once(replacement, unicode(template, "replacement"), "replacement");
        return this;
    }

    Replace build() {
        Replace.Builder replace = Replace.builder();
        replace.targetLabel(rules.checkedTarget(targetLabel));
        String template = replacement == null ? "$1" : replacement;
        boolean constant = sourceLabels == null || sourceLabels.names().isEmpty();
        if (constant
                && (regex != null || recorder().expressions().template(template).hasReferences())) {
            mistake(
                    DefinitionRule.RELABEL_RULE,
                    "The rule looks at no labels, so it can only set a constant.",
                    "Name labels with `sourceLabels`, or say a `replacement` without references and no `regex`.");
        }
        if (sourceLabels != null) {
            replace.addAllSourceLabels(sourceLabels.names());
            sourceLabels.separator().ifPresent(replace::separator);
        }
        if (regex != null) {
            replace.regex(regex);
        }
        String groups = regex == null ? "(.*)" : regex;
        rules.checkTemplate(groups, template, "replacement");
        rules.checkTemplate(groups, targetLabel, "target label");
        if (replacement != null) {
            replace.replacement(replacement);
        }
        return replace.declaredAt(declaredAt()).build();
    }
}
