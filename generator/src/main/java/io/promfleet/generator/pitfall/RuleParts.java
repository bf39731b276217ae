package io.promfleet.generator.pitfall;

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
import org.jspecify.annotations.Nullable;

/** What a rule reads and sets, whichever its action is. */
public final class RuleParts {
    private static final String DEFAULT_SEPARATOR = ";";

    private RuleParts() {}

    /**
     * The labels whose values the rule looks at; none for rules over the names of all labels.
     *
     * @param rule the rule
     * @return the names in order
     */
    public static List<String> sourceLabels(RelabelRule rule) {
        if (rule instanceof Keep keep) {
            return keep.sourceLabels();
        } else if (rule instanceof Drop drop) {
            return drop.sourceLabels();
        } else if (rule instanceof Replace replace) {
            return replace.sourceLabels();
        } else if (rule instanceof HashMod hashMod) {
            return hashMod.sourceLabels();
        } else if (rule instanceof Lowercase lowercase) {
            return lowercase.sourceLabels();
        } else if (rule instanceof Uppercase uppercase) {
            return uppercase.sourceLabels();
        } else if (rule instanceof KeepEqual equal) {
            return equal.sourceLabels();
        }
        return rule instanceof DropEqual equal ? equal.sourceLabels() : List.of();
    }

    /**
     * The expression of the rule, if it has one of its own.
     *
     * @param rule the rule
     * @return the expression, or null
     */
    public static @Nullable String regex(RelabelRule rule) {
        if (rule instanceof Keep keep) {
            return keep.regex();
        } else if (rule instanceof Drop drop) {
            return drop.regex();
        } else if (rule instanceof Replace replace) {
            return replace.regex().orElse(null);
        } else if (rule instanceof LabelMap map) {
            return map.regex();
        } else if (rule instanceof LabelDrop drop) {
            return drop.regex();
        }
        return rule instanceof LabelKeep keep ? keep.regex() : null;
    }

    /**
     * What stands between the values of several source labels.
     *
     * @param rule the rule
     * @return the text, {@code ;} unless said otherwise
     */
    public static String separator(RelabelRule rule) {
        Optional<String> said = Optional.empty();
        if (rule instanceof Keep keep) {
            said = keep.separator();
        } else if (rule instanceof Drop drop) {
            said = drop.separator();
        } else if (rule instanceof Replace replace) {
            said = replace.separator();
        }
        return said.orElse(DEFAULT_SEPARATOR);
    }

    /**
     * The label that the rule sets, or the template of its name.
     *
     * @param rule the rule
     * @return the name; null if it sets none
     */
    public static @Nullable String target(RelabelRule rule) {
        if (rule instanceof Replace replace) {
            return replace.targetLabel();
        } else if (rule instanceof HashMod hashMod) {
            return hashMod.targetLabel();
        } else if (rule instanceof Lowercase lowercase) {
            return lowercase.targetLabel();
        } else if (rule instanceof Uppercase uppercase) {
            return uppercase.targetLabel();
        }
        return rule instanceof LabelMap map ? map.replacement().orElse(null) : null;
    }
}
