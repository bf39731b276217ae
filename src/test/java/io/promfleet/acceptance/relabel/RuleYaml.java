package io.promfleet.acceptance.relabel;

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
import io.promfleet.model.RelabelRules;
import io.promfleet.model.Replace;
import io.promfleet.model.Uppercase;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Rules as a file says them, written without promfleet's own writer, which is not what is tested here. */
final class RuleYaml {
    private final StringBuilder out = new StringBuilder();

    private RuleYaml() {}

    /** The rules as a list in flow style. */
    static String of(RelabelRules rules) {
        RuleYaml yaml = new RuleYaml();
        yaml.out.append('[');
        for (RelabelRule rule : rules.rules()) {
            yaml.rule(rule);
        }
        return yaml.out.append(']').toString();
    }

    private void rule(RelabelRule rule) {
        out.append("{action: ").append(action(rule));
        if (rule instanceof Keep keep) {
            source(keep.sourceLabels(), keep.separator());
            text("regex", keep.regex());
        } else if (rule instanceof Drop drop) {
            source(drop.sourceLabels(), drop.separator());
            text("regex", drop.regex());
        } else if (rule instanceof Replace replace) {
            source(replace.sourceLabels(), replace.separator());
            replace.regex().ifPresent(regex -> text("regex", regex));
            text("target_label", replace.targetLabel());
            replace.replacement().ifPresent(replacement -> text("replacement", replacement));
        } else if (rule instanceof KeepEqual equal) {
            source(equal.sourceLabels(), Optional.empty());
            text("target_label", equal.targetLabel());
        } else if (rule instanceof DropEqual equal) {
            source(equal.sourceLabels(), Optional.empty());
            text("target_label", equal.targetLabel());
        } else if (rule instanceof HashMod hash) {
            source(hash.sourceLabels(), hash.separator());
            out.append(", modulus: ").append(Long.toUnsignedString(hash.modulus()));
            text("target_label", hash.targetLabel());
        } else if (rule instanceof Lowercase lower) {
            source(lower.sourceLabels(), lower.separator());
            text("target_label", lower.targetLabel());
        } else if (rule instanceof Uppercase upper) {
            source(upper.sourceLabels(), upper.separator());
            text("target_label", upper.targetLabel());
        } else if (rule instanceof LabelMap map) {
            text("regex", map.regex());
            map.replacement().ifPresent(replacement -> text("replacement", replacement));
        } else if (rule instanceof LabelDrop drop) {
            text("regex", drop.regex());
        } else if (rule instanceof LabelKeep keep) {
            text("regex", keep.regex());
        }
        out.append("}, ");
    }

    private static String action(RelabelRule rule) {
        for (Class<?> type : RelabelRule.class.getPermittedSubclasses()) {
            if (type.isInstance(rule)) {
                return type.getSimpleName().toLowerCase(Locale.ROOT);
            }
        }
        throw new AssertionError(rule);
    }

    private void source(List<String> labels, Optional<String> separator) {
        out.append(", source_labels: [");
        labels.forEach(label -> out.append(quoted(label)).append(", "));
        out.append(']');
        separator.ifPresent(text -> text("separator", text));
    }

    private void text(String key, String value) {
        out.append(", ").append(key).append(": ").append(quoted(value));
    }

    /** A scalar in double quotes. */
    static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c < ' ') {
                quoted.append(String.format("\\x%02x", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
