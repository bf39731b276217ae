package io.promfleet.generator.verdict;

import com.google.re2j.Pattern;
import io.promfleet.finding.Quoted;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.NameValidation;
import io.promfleet.regex.Regex;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The rules on a relabelling rule: what its action needs and what it does not take.
 *
 * <p>Source: {@code relabel.Config.Validate}.
 */
final class RelabelRules {
    private static final Set<String> NEED_TARGET =
            Set.of("replace", "hashmod", "lowercase", "uppercase", "keepequal", "dropequal");
    private static final Set<String> TAKE_NO_REPLACEMENT = Set.of("lowercase", "uppercase", "keepequal", "dropequal");
    private static final String DEFAULT_REPLACEMENT = "$1";
    private static final String DEFAULT_SEPARATOR = ";";
    private static final Pattern TEMPLATE = Pattern.compile("^(?:(?:[a-zA-Z_]|\\$(?:\\{\\w+\\}|\\w+))+\\w*)+$");
    private static final Span TEMPLATES_EVERYWHERE = Span.until("3.0.0");
    private static final Span UTF8_TEMPLATES = Span.since("3.2.0");
    private static final Span UTF8_SOURCES = Span.since("3.0.0");

    private final Judgement judgement;

    RelabelRules(Judgement judgement) {
        this.judgement = judgement;
    }

    /**
     * Judges the rules of a list.
     *
     * @param section the section that has it
     * @param key the key of the list
     * @param scheme which names labels may have there
     */
    void check(Section section, String key, NameValidation scheme) {
        for (Section rule : section.sections(key)) {
            check(rule, scheme);
        }
    }

    /** Judges a rule. */
    void check(Section rule, NameValidation scheme) {
        String action = rule.text("action", "replace").toLowerCase(Locale.ROOT);
        checkRegex(rule, "regex");
        for (Section.Text label : rule.texts("source_labels")) {
            NameValidation sources = judgement.is(UTF8_SOURCES) ? NameValidation.UTF8 : NameValidation.LEGACY;
            if (!label.text().isEmpty() && !sources.isLabelName(label.text())) {
                judgement.error(
                        ConfigRule.LABEL_NAME,
                        label,
                        Quoted.of(label.text()) + " is no name of a label.",
                        "Use " + sources.describe() + "." + UTF8_SOURCES.words(judgement.target()));
            }
        }
        if (action.equals("hashmod") && rule.number("modulus", 0) == 0) {
            judgement.error(
                    ConfigRule.RELABEL_HASHMOD_MODULUS,
                    rule,
                    "modulus",
                    "The action `hashmod` needs a `modulus` above 0.",
                    "Set `modulus` to how many parts there are.");
        }
        if (NEED_TARGET.contains(action)) {
            checkTarget(rule, action, scheme);
        }
        if (TAKE_NO_REPLACEMENT.contains(action)
                && !rule.text("replacement", DEFAULT_REPLACEMENT).equals(DEFAULT_REPLACEMENT)) {
            refuseKey(ConfigRule.RELABEL_NO_REPLACEMENT, rule, action, "replacement");
        }
        if (action.equals("labelmap")) {
            String replacement = rule.text("replacement", DEFAULT_REPLACEMENT);
            if (!isTemplate(replacement, scheme)) {
                judgement.error(
                        ConfigRule.RELABEL_LABELMAP,
                        rule,
                        "replacement",
                        Quoted.of(replacement) + " makes no name of a label, which `labelmap` needs.",
                        "Use " + scheme.describe() + ", with `$1` or `${1}` for what the expression caught."
                                + UTF8_TEMPLATES.words(judgement.target()));
            }
        }
        checkLeftOut(rule, action);
    }

    private void checkTarget(Section rule, String action, NameValidation scheme) {
        String target = rule.text("target_label");
        if (target.isEmpty()) {
            judgement.error(
                    ConfigRule.RELABEL_TARGET_REQUIRED,
                    rule,
                    rule.has("target_label") ? "target_label" : "action",
                    "The action `" + action + "` needs a `target_label`.",
                    "Set `target_label` to the label that the result goes to.");
            return;
        }
        boolean template =
                action.equals("replace") || (!action.equals("hashmod") && judgement.is(TEMPLATES_EVERYWHERE));
        boolean refers = template && target.indexOf('$') >= 0;
        boolean legal = refers ? isTemplate(target, scheme) : scheme.isLabelName(target);
        if (!legal) {
            judgement.error(
                    ConfigRule.RELABEL_TARGET_VALID,
                    rule,
                    "target_label",
                    Quoted.of(target) + " is no name of a label.",
                    "Use " + scheme.describe() + "."
                            + (template ? UTF8_TEMPLATES : Span.since("3.0.0")).words(judgement.target()));
        }
    }

    private boolean isTemplate(String text, NameValidation scheme) {
        boolean anything = scheme == NameValidation.UTF8 && judgement.is(UTF8_TEMPLATES);
        return anything ? scheme.isLabelName(text) : TEMPLATE.matcher(text).find();
    }

    /** Keys that an action does not take. Prometheus compares values with the defaults, so that a default may stand. */
    private void checkLeftOut(Section rule, String action) {
        boolean compares = action.equals("keepequal") || action.equals("dropequal");
        boolean names = action.equals("labeldrop") || action.equals("labelkeep");
        if (!compares && !names) {
            return;
        }
        List<String> extra = new ArrayList<>();
        if (compares && rule.has("regex")) {
            extra.add("regex");
        }
        if (names && rule.list("source_labels") != null) {
            extra.add("source_labels");
        }
        if (names && rule.isFilled("target_label")) {
            extra.add("target_label");
        }
        if (rule.number("modulus", 0) != 0) {
            extra.add("modulus");
        }
        if (!rule.text("separator", DEFAULT_SEPARATOR).equals(DEFAULT_SEPARATOR)) {
            extra.add("separator");
        }
        if (names && !rule.text("replacement", DEFAULT_REPLACEMENT).equals(DEFAULT_REPLACEMENT)) {
            extra.add("replacement");
        }
        for (String key : extra) {
            refuseKey(compares ? ConfigRule.RELABEL_EQUAL_ONLY : ConfigRule.RELABEL_LABELDROP_ONLY, rule, action, key);
        }
    }

    private void refuseKey(ConfigRule broken, Section rule, String action, String key) {
        judgement.error(
                broken,
                rule,
                key,
                "The action `" + action + "` takes no `" + key + "`.",
                action.startsWith("label")
                        ? "Remove it; this action takes `regex` alone."
                        : "Remove it, or use another action.");
    }

    private void checkRegex(Section rule, String key) {
        Node value = rule.map().get(key);
        if (!(value instanceof TextNode text)) {
            return;
        }
        Regex.fault(text.value(), judgement.target())
                .ifPresent(fault -> judgement.error(
                        ConfigRule.REGEX,
                        rule,
                        key,
                        Quoted.of(text.value()) + " is no regular expression of Prometheus: " + fault + ".",
                        "Prometheus takes RE2: no look-around, no back-references, no possessive quantifiers."));
    }
}
