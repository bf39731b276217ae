package io.promfleet.generator.schema;

import io.promfleet.finding.Quoted;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.DecimalNode;
import io.promfleet.generator.manifest.IntegerNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import java.math.BigDecimal;
import java.util.List;

/** Writes a value into a sentence: short, on one line, and not at all where it may be a secret. */
final class ShownValue {
    private ShownValue() {}

    /**
     * A value with what it is, such as {@code the text `5x`}.
     *
     * @param value the value
     * @param path the way to it, whose keys say whether it may be a secret
     * @param inSecret whether the document is a Secret
     */
    static String of(Node value, List<Object> path, boolean inSecret) {
        if (value instanceof MapNode map) {
            return map.size() == 0 ? "an empty mapping" : "a mapping";
        }
        if (value instanceof ListNode list) {
            return list.items().isEmpty() ? "an empty list" : "a list";
        }
        boolean hidden = mayBeSecret(value, path, inSecret);
        if (value instanceof TextNode text) {
            return hidden ? "a text" : "the text " + Quoted.of(text.value());
        }
        if (value instanceof BooleanNode truth) {
            return "`" + truth.value() + "`";
        }
        return hidden ? "a number" : "the number `" + number(value) + "`";
    }

    private static String number(Node value) {
        return value instanceof DecimalNode decimal
                ? BigDecimal.valueOf(decimal.value()).toPlainString()
                : value instanceof IntegerNode integer ? Long.toString(integer.value()) : value.toString();
    }

    private static boolean mayBeSecret(Node value, List<Object> path, boolean inSecret) {
        if (inSecret
                && !path.isEmpty()
                && (path.get(0).equals("data") || path.get(0).equals("stringData"))) {
            return true;
        }
        if (isSecret(path)) {
            return true;
        }
        // A URL may carry a password in front of its host.
        return value instanceof TextNode text
                && text.value().contains("://")
                && text.value().contains("@");
    }

    /** Whether what stands at the end of a way may be a secret, by the keys on the way. */
    static boolean isSecret(List<Object> path) {
        String last = "";
        boolean held = false;
        for (Object step : path) {
            if (SecretNames.inText(step.toString())) {
                return true;
            }
            held |= SecretNames.isHolder(step.toString());
            last = step instanceof String key ? key : last;
        }
        return held && !SecretNames.isHarmless(last);
    }
}
