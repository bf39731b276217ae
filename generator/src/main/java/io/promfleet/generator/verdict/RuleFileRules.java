package io.promfleet.generator.verdict;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.finding.Quoted;
import io.promfleet.model.NameValidation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The rules on rule files, but for the expressions and templates in them, which have readers of their own.
 *
 * <p>Source: {@code RuleGroups.Validate} and {@code Rule.Validate} in {@code model/rulefmt}.
 */
final class RuleFileRules {
    private static final Span UTF8_EXISTS = Span.since("3.0.0");
    private static final Span BRACES_ARE_REFUSED = Span.since("3.0.0");
    private static final String METRIC_NAME = "__name__";

    private final Judgement judgement;
    private final NameValidation scheme;

    RuleFileRules(Judgement judgement) {
        this.judgement = judgement;
        this.scheme = judgement.is(UTF8_EXISTS) ? NameValidation.UTF8 : NameValidation.LEGACY;
    }

    void check(Section file) {
        Map<String, Location> names = new HashMap<>();
        for (Section group : file.sections("groups")) {
            String name = group.text("name");
            Location first = names.putIfAbsent(name, group.locationOf("name"));
            if (name.isEmpty()) {
                error(ConfigRule.RULE_GROUP_NAME, group, "name", "This group has no name.", "Set `name`.");
            } else if (first != null) {
                judgement.error(
                        ConfigRule.RULE_GROUP_NAME,
                        group.pathOf("name"),
                        group.locationOf("name"),
                        "Two groups of this file are named " + Quoted.of(name) + ".",
                        "Give each group of a file a name of its own.",
                        List.of(new Finding.Related("first here", first)));
            }
            checkLabels(group);
            group.sections("rules").forEach(this::checkRule);
        }
    }

    private void checkRule(Section rule) {
        boolean records = rule.isFilled("record");
        boolean alerts = rule.isFilled("alert");
        if (records == alerts) {
            error(
                    ConfigRule.RULE_ONE_KIND,
                    rule,
                    records ? "alert" : "record",
                    records
                            ? "This rule has both `record` and `alert`."
                            : "This rule has neither `record` nor `alert`.",
                    "Set one of them.");
        }
        if (!rule.isFilled("expr")) {
            error(ConfigRule.VALUE_REQUIRED, rule, "expr", "This rule has no expression.", "Set `expr`.");
        }
        if (records) {
            checkRecording(rule);
        }
        checkLabels(rule);
        for (Section.Text annotation : rule.keysOf("annotations")) {
            if (!scheme.isLabelName(annotation.text())) {
                judgement.error(
                        ConfigRule.RULE_LABELS,
                        annotation,
                        Quoted.of(annotation.text()) + " is no name of an annotation.",
                        "Use " + scheme.describe() + "." + UTF8_EXISTS.words(judgement.target()));
            }
        }
    }

    private void checkRecording(Section rule) {
        Section annotations = rule.section("annotations");
        boolean annotated = annotations != null && annotations.map().size() > 0;
        if (annotated) {
            onlyAlerts(rule, "annotations");
        }
        for (String key : List.of("for", "keep_firing_for")) {
            if (rule.duration(key, 0) != 0) {
                onlyAlerts(rule, key);
            }
        }
        String name = rule.text("record");
        boolean braces = name.indexOf('{') >= 0 || name.indexOf('}') >= 0;
        if (!scheme.isMetricName(name)) {
            error(
                    ConfigRule.VALUE_FORMAT,
                    rule,
                    "record",
                    Quoted.of(name) + " is no name of a metric.",
                    "Use " + scheme.describe() + "." + UTF8_EXISTS.words(judgement.target()));
        } else if (braces && judgement.is(BRACES_ARE_REFUSED)) {
            error(
                    ConfigRule.VALUE_FORMAT,
                    rule,
                    "record",
                    "The name " + Quoted.of(name) + " holds braces.",
                    "Write labels into `labels`, and the expression into `expr`.");
        }
    }

    private void onlyAlerts(Section rule, String key) {
        error(
                ConfigRule.RULE_RECORDING_ONLY,
                rule,
                key,
                "A recording rule takes no `" + key + "`.",
                "Remove it, or make it an alert.");
    }

    private void checkLabels(Section section) {
        for (Section.Text label : section.keysOf("labels")) {
            if (!scheme.isLabelName(label.text()) || label.text().equals(METRIC_NAME)) {
                judgement.error(
                        ConfigRule.RULE_LABELS,
                        label,
                        Quoted.of(label.text()) + " is no label that a rule can set.",
                        "Use " + scheme.describe() + ", but not `" + METRIC_NAME + "`.");
            }
        }
    }

    private void error(ConfigRule rule, Section section, String key, String message, String hint) {
        judgement.error(rule, section, key, message, hint);
    }
}
