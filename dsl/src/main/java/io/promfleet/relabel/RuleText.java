package io.promfleet.relabel;

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

/** A rule on one line: its action, and its settings under Prometheus' names. */
final class RuleText {
    private final StringBuilder out;

    private RuleText(String action) {
        out = new StringBuilder(action);
    }

    static String of(RelabelRule rule) {
        RuleText text;
        if (rule instanceof Keep keep) {
            text = new RuleText("keep")
                    .source(keep.sourceLabels(), keep.separator())
                    .regex(keep.regex());
        } else if (rule instanceof Drop drop) {
            text = new RuleText("drop")
                    .source(drop.sourceLabels(), drop.separator())
                    .regex(drop.regex());
        } else if (rule instanceof Replace replace) {
            text = new RuleText("replace").source(replace.sourceLabels(), replace.separator());
            replace.regex().ifPresent(text::regex);
            text.add("target_label", replace.targetLabel());
            replace.replacement().ifPresent(replacement -> text.add("replacement", replacement));
        } else if (rule instanceof KeepEqual equal) {
            text = new RuleText("keepequal")
                    .source(equal.sourceLabels(), Optional.empty())
                    .add("target_label", equal.targetLabel());
        } else if (rule instanceof DropEqual equal) {
            text = new RuleText("dropequal")
                    .source(equal.sourceLabels(), Optional.empty())
                    .add("target_label", equal.targetLabel());
        } else if (rule instanceof HashMod hash) {
            text = new RuleText("hashmod").source(hash.sourceLabels(), hash.separator());
            text.out.append(" modulus=").append(Long.toUnsignedString(hash.modulus()));
            text.add("target_label", hash.targetLabel());
        } else if (rule instanceof Lowercase lower) {
            text = new RuleText("lowercase")
                    .source(lower.sourceLabels(), lower.separator())
                    .add("target_label", lower.targetLabel());
        } else if (rule instanceof Uppercase upper) {
            text = new RuleText("uppercase")
                    .source(upper.sourceLabels(), upper.separator())
                    .add("target_label", upper.targetLabel());
        } else if (rule instanceof LabelMap map) {
            text = new RuleText("labelmap").regex(map.regex());
            map.replacement().ifPresent(replacement -> text.add("replacement", replacement));
        } else if (rule instanceof LabelDrop drop) {
            text = new RuleText("labeldrop").regex(drop.regex());
        } else {
            text = new RuleText("labelkeep").regex(((LabelKeep) rule).regex());
        }
        return text.out.toString();
    }

    private RuleText source(List<String> labels, Optional<String> separator) {
        if (!labels.isEmpty()) {
            out.append(" source_labels=[").append(String.join(", ", labels)).append(']');
        }
        separator.ifPresent(text -> add("separator", text));
        return this;
    }

    private RuleText regex(String regex) {
        return add("regex", regex);
    }

    private RuleText add(String key, String value) {
        out.append(' ').append(key).append('=').append(Quoted.text(value));
        return this;
    }
}
