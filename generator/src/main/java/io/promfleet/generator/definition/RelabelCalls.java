package io.promfleet.generator.definition;

import io.promfleet.dsl.ReplaceBuilder;
import io.promfleet.finding.Location;
import io.promfleet.model.Drop;
import io.promfleet.model.DropEqual;
import io.promfleet.model.HashMod;
import io.promfleet.model.Keep;
import io.promfleet.model.KeepEqual;
import io.promfleet.model.LabelDrop;
import io.promfleet.model.LabelKeep;
import io.promfleet.model.LabelMap;
import io.promfleet.model.Lowercase;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.Replace;
import io.promfleet.model.Uppercase;
import java.util.List;
import java.util.Optional;

/** Calls for relabelling rules. */
final class RelabelCalls {
    private RelabelCalls() {}

    static void say(CallList calls, RelabelRule rule) {
        Location place = rule.declaredAt();
        if (rule instanceof Keep keep) {
            filter(calls, "keep", keep.sourceLabels(), keep.separator(), keep.regex(), place);
        } else if (rule instanceof Drop drop) {
            filter(calls, "drop", drop.sourceLabels(), drop.separator(), drop.regex(), place);
        } else if (rule instanceof Replace replace) {
            replace(calls, replace);
        } else if (rule instanceof HashMod hashMod && hashMod.modulus() < 0) {
            // Prometheus counts without a sign, a definition with one.
            calls.refusals().otherForm("modulus", "a number up to `" + Long.MAX_VALUE + "`", place);
        } else if (rule instanceof HashMod hashMod) {
            calls.say(
                    "hashmod",
                    place,
                    "hashMod",
                    Literal.of(hashMod.sourceLabels(), hashMod.separator()),
                    Literal.of(hashMod.modulus()),
                    Literal.of(hashMod.targetLabel()));
        } else if (rule instanceof LabelMap labelMap) {
            Literal regex = Literal.of(labelMap.regex());
            if (labelMap.replacement().isPresent()) {
                calls.say(
                        "labelmap",
                        place,
                        "labelMap",
                        regex,
                        Literal.of(labelMap.replacement().get()));
            } else {
                calls.say("labelmap", place, "labelMap", regex);
            }
        } else if (rule instanceof LabelDrop labelDrop) {
            calls.say("labeldrop", place, "labelDrop", Literal.of(labelDrop.regex()));
        } else if (rule instanceof LabelKeep labelKeep) {
            calls.say("labelkeep", place, "labelKeep", Literal.of(labelKeep.regex()));
        } else if (rule instanceof Lowercase lowercase) {
            target(calls, "lowercase", lowercase.sourceLabels(), lowercase.separator(), lowercase.targetLabel(), place);
        } else if (rule instanceof Uppercase uppercase) {
            target(calls, "uppercase", uppercase.sourceLabels(), uppercase.separator(), uppercase.targetLabel(), place);
        } else if (rule instanceof KeepEqual equal) {
            target(calls, "keepEqual", equal.sourceLabels(), Optional.empty(), equal.targetLabel(), place);
        } else if (rule instanceof DropEqual equal) {
            target(calls, "dropEqual", equal.sourceLabels(), Optional.empty(), equal.targetLabel(), place);
        }
    }

    private static void filter(
            CallList calls, String action, List<String> labels, Optional<String> separator, String regex, Location at) {
        Literal sources =
                labels.size() == 1 && separator.isEmpty() ? Literal.of(labels.get(0)) : Literal.of(labels, separator);
        calls.say(action, at, action, sources, Literal.of(regex));
    }

    private static void target(
            CallList calls, String action, List<String> labels, Optional<String> separator, String label, Location at) {
        calls.say(action, at, action, Literal.of(labels, separator), Literal.of(label));
    }

    private static void replace(CallList calls, Replace rule) {
        Location place = rule.declaredAt();
        Literal target = Literal.of(rule.targetLabel());
        boolean isConstant = rule.sourceLabels().isEmpty()
                && rule.separator().isEmpty()
                && rule.regex().isEmpty();
        if (isConstant && rule.replacement().isPresent()) {
            calls.say(
                    "replace",
                    place,
                    "replace",
                    target,
                    Literal.of(rule.replacement().get()));
            return;
        }
        calls.say("replace", place, "replace", List.of(target), ReplaceBuilder.class, "rule", block -> {
            if (rule.separator().isPresent()) {
                block.say("source_labels", place, "sourceLabels", Literal.of(rule.sourceLabels(), rule.separator()));
            } else if (!rule.sourceLabels().isEmpty()) {
                Argument[] names = rule.sourceLabels().stream().map(Literal::of).toArray(Argument[]::new);
                block.say("source_labels", place, "sourceLabels", names);
            }
            rule.regex().ifPresent(regex -> block.say("regex", place, "regex", Literal.of(regex)));
            rule.replacement()
                    .ifPresent(template -> block.say("replacement", place, "replacement", Literal.of(template)));
        });
    }
}
