package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.model.Drop;
import io.promfleet.model.DropEqual;
import io.promfleet.model.HashMod;
import io.promfleet.model.Keep;
import io.promfleet.model.KeepEqual;
import io.promfleet.model.LabelDrop;
import io.promfleet.model.LabelKeep;
import io.promfleet.model.LabelMap;
import io.promfleet.model.Lowercase;
import io.promfleet.model.NameValidation;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.Uppercase;
import io.promfleet.regex.Regex;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Relabel rules, applied in the order in which they are said. One method an action of Prometheus, each with just what
 * that action knows. Regular expressions are RE2 and match as a whole: {@code go_.*}, not {@code ^go_}.
 */
public final class RelabelBuilder extends Declaration {
    private final List<RelabelRule> rules = new ArrayList<>();

    RelabelBuilder(Declaration parent, String step) {
        super(parent.recorder(), parent, step, null, UnknownLocation.UNKNOWN);
    }

    /**
     * Keeps what matches and drops the rest.
     *
     * @param sourceLabel the label to look at
     * @param regex what its value must match
     * @return this
     */
    public RelabelBuilder keep(String sourceLabel, String regex) {
        return keep(SourceLabels.labels(sourceLabel), regex);
    }

    /**
     * Keeps what matches and drops the rest.
     *
     * @param sourceLabels the labels to look at
     * @param regex what their joined values must match
     * @return this
     */
    public RelabelBuilder keep(SourceLabels sourceLabels, String regex) {
        Keep.Builder keep = Keep.builder().addAllSourceLabels(checkedSources(sourceLabels, true));
        sourceLabels.separator().ifPresent(keep::separator);
        Location here = recorder().here();
        return add(keep.regex(checkedRegex(regex)).declaredAt(here).build(), here);
    }

    /**
     * Drops what matches.
     *
     * @param sourceLabel the label to look at
     * @param regex what its value must match
     * @return this
     */
    public RelabelBuilder drop(String sourceLabel, String regex) {
        return drop(SourceLabels.labels(sourceLabel), regex);
    }

    /**
     * Drops what matches.
     *
     * @param sourceLabels the labels to look at
     * @param regex what their joined values must match
     * @return this
     */
    public RelabelBuilder drop(SourceLabels sourceLabels, String regex) {
        Drop.Builder drop = Drop.builder().addAllSourceLabels(checkedSources(sourceLabels, true));
        sourceLabels.separator().ifPresent(drop::separator);
        Location here = recorder().here();
        return add(drop.regex(checkedRegex(regex)).declaredAt(here).build(), here);
    }

    /**
     * Sets a label to a constant.
     *
     * @param targetLabel the label
     * @param replacement its value; empty removes the label
     * @return this
     */
    public RelabelBuilder replace(String targetLabel, String replacement) {
        return replace(targetLabel, replace -> replace.replacement(replacement));
    }

    /**
     * Sets a label from other labels.
     *
     * @param targetLabel the label; may hold references such as {@code ${1}}
     * @param block says which labels, what they must match, and the new value
     * @return this
     */
    public RelabelBuilder replace(String targetLabel, Consumer<ReplaceBuilder> block) {
        Location here = recorder().here();
        ReplaceBuilder replace = new ReplaceBuilder(this, targetLabel, here);
        return add(within(replace, block).build(), here);
    }

    /**
     * Keeps what has the source value in a label and drops the rest. Since Prometheus 2.41.
     *
     * @param sourceLabels the labels to look at; always joined by {@code ;}
     * @param targetLabel the label to compare with
     * @return this
     */
    public RelabelBuilder keepEqual(SourceLabels sourceLabels, String targetLabel) {
        Location here = recorder().here();
        KeepEqual rule = KeepEqual.builder()
                .addAllSourceLabels(checkedSources(withoutSeparator(sourceLabels, "keepequal"), true))
                .targetLabel(checkedTarget(targetLabel))
                .declaredAt(here)
                .build();
        return add(rule, here);
    }

    /**
     * Drops what has the source value in a label. Since Prometheus 2.41.
     *
     * @param sourceLabels the labels to look at; always joined by {@code ;}
     * @param targetLabel the label to compare with
     * @return this
     */
    public RelabelBuilder dropEqual(SourceLabels sourceLabels, String targetLabel) {
        Location here = recorder().here();
        DropEqual rule = DropEqual.builder()
                .addAllSourceLabels(checkedSources(withoutSeparator(sourceLabels, "dropequal"), true))
                .targetLabel(checkedTarget(targetLabel))
                .declaredAt(here)
                .build();
        return add(rule, here);
    }

    /**
     * Sets a label to the hash of the source value, modulo a number: the way to share targets out between servers.
     *
     * @param sourceLabels the labels to look at
     * @param modulus the number of shares, above 0
     * @param targetLabel the label, usually a temporary one such as {@code __tmp_hash}
     * @return this
     */
    public RelabelBuilder hashMod(SourceLabels sourceLabels, long modulus, String targetLabel) {
        if (modulus < 1) {
            mistake(
                    DefinitionRule.RELABEL_RULE,
                    "The modulus `" + modulus + "` is below 1.",
                    "Give the number of shares, at least 1.");
        }
        HashMod.Builder hashMod = HashMod.builder().addAllSourceLabels(checkedSources(sourceLabels, true));
        sourceLabels.separator().ifPresent(hashMod::separator);
        Location here = recorder().here();
        HashMod rule = hashMod.modulus(modulus)
                .targetLabel(checkedTarget(targetLabel))
                .declaredAt(here)
                .build();
        return add(rule, here);
    }

    /**
     * Copies every label whose name matches to the name that the first group matched.
     *
     * @param regex what a label's name must match
     * @return this
     */
    public RelabelBuilder labelMap(String regex) {
        Location here = recorder().here();
        checkTemplate(regex, "$1", "replacement");
        return add(
                LabelMap.builder().regex(checkedRegex(regex)).declaredAt(here).build(), here);
    }

    /**
     * Copies every label whose name matches to another name.
     *
     * @param regex what a label's name must match
     * @param replacement the new name, with {@code $1} or {@code ${1}} for what a group matched
     * @return this
     */
    public RelabelBuilder labelMap(String regex, String replacement) {
        Location here = recorder().here();
        checkTemplate(regex, replacement, "replacement");
        LabelMap rule = LabelMap.builder()
                .regex(checkedRegex(regex))
                .replacement(checkedTarget(replacement))
                .declaredAt(here)
                .build();
        return add(rule, here);
    }

    /**
     * Removes every label whose name matches.
     *
     * @param regex what a label's name must match
     * @return this
     */
    public RelabelBuilder labelDrop(String regex) {
        Location here = recorder().here();
        return add(
                LabelDrop.builder().regex(checkedRegex(regex)).declaredAt(here).build(), here);
    }

    /**
     * Removes every label whose name does not match. Must match the labels that make a series distinct.
     *
     * @param regex what a label's name must match to stay
     * @return this
     */
    public RelabelBuilder labelKeep(String regex) {
        Location here = recorder().here();
        return add(
                LabelKeep.builder().regex(checkedRegex(regex)).declaredAt(here).build(), here);
    }

    /**
     * Sets a label to the source value in lower case. Since Prometheus 2.36.
     *
     * @param sourceLabels the labels to look at
     * @param targetLabel the label
     * @return this
     */
    public RelabelBuilder lowercase(SourceLabels sourceLabels, String targetLabel) {
        Lowercase.Builder lowercase = Lowercase.builder().addAllSourceLabels(checkedSources(sourceLabels, true));
        sourceLabels.separator().ifPresent(lowercase::separator);
        Location here = recorder().here();
        return add(
                lowercase
                        .targetLabel(checkedTarget(targetLabel))
                        .declaredAt(here)
                        .build(),
                here);
    }

    /**
     * Sets a label to the source value in upper case. Since Prometheus 2.36.
     *
     * @param sourceLabels the labels to look at
     * @param targetLabel the label
     * @return this
     */
    public RelabelBuilder uppercase(SourceLabels sourceLabels, String targetLabel) {
        Uppercase.Builder uppercase = Uppercase.builder().addAllSourceLabels(checkedSources(sourceLabels, true));
        sourceLabels.separator().ifPresent(uppercase::separator);
        Location here = recorder().here();
        return add(
                uppercase
                        .targetLabel(checkedTarget(targetLabel))
                        .declaredAt(here)
                        .build(),
                here);
    }

    boolean isEmpty() {
        return rules.isEmpty();
    }

    RelabelRules build() {
        return recorder().shared().share(rules);
    }

    private RelabelBuilder add(RelabelRule rule, Location here) {
        saying();
        rules.add(recorder().shared().share(rule, here));
        return this;
    }

    /** The expression, reported if Prometheus would refuse it. */
    String checkedRegex(String regex) {
        String fault = recorder().expressions().of(regex).fault();
        if (fault != null && NameValidation.isUnicode(regex)) {
            mistake(
                    DefinitionRule.REGEX,
                    "The regular expression `" + regex + "` is not RE2: " + fault + ".",
                    "Prometheus knows no look-around, back-references or possessive quantifiers; say it without.");
        }
        return unicode(regex, "regex");
    }

    /** Reports a reference to a group that the expression does not have: it would silently expand to nothing. */
    void checkTemplate(String regex, String template, String what) {
        if (template.indexOf('$') < 0) {
            return;
        }
        Regex expression = recorder().expressions().of(regex).regex();
        if (expression != null) {
            recorder()
                    .expressions()
                    .template(template)
                    .unknownReference(expression)
                    .ifPresent(unknown -> mistake(
                            DefinitionRule.CAPTURE_GROUP,
                            "The " + what + " `" + template + "` refers to `" + unknown.spelling() + "`, but `" + regex
                                    + "` has no such group.",
                            "Put what is meant into parentheses, write `${1}` before a letter or digit, or `$$` for a"
                                    + " dollar sign."));
        }
    }

    /** The source labels, reported if there are none where the action needs some, or one has no name. */
    List<String> checkedSources(SourceLabels labels, boolean required) {
        if (required && labels.names().isEmpty()) {
            mistake(DefinitionRule.RELABEL_RULE, "The rule has no source labels.", "Name at least one label.");
        }
        for (String name : labels.names()) {
            if (name.isEmpty() || !NameValidation.isUnicode(name)) {
                mistake(DefinitionRule.LABEL, "The source label `" + name + "` is no label name.", "Name a label.");
            }
        }
        unicode(labels.separator().orElse(""), "separator");
        return labels.names();
    }

    /** The target label, reported if it cannot be a label's name. */
    String checkedTarget(String name) {
        if (!NameValidation.UTF8.isLabelName(name)) {
            mistake(DefinitionRule.LABEL, "The target label `" + name + "` is no label name.", "Name a label.");
        }
        return name;
    }

    private SourceLabels withoutSeparator(SourceLabels labels, String action) {
        if (labels.separator().isPresent()) {
            mistake(
                    DefinitionRule.RELABEL_RULE,
                    "The action `" + action + "` takes no separator.",
                    "Leave `separatedBy` out; the values are joined by `;`.");
        }
        return labels;
    }
}
