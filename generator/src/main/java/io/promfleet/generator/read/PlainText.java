package io.promfleet.generator.read;

import io.promfleet.finding.FilePosition;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.DecimalNode;
import io.promfleet.generator.manifest.IntegerNode;
import io.promfleet.generator.manifest.Node;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A text without quotes that YAML 1.1 takes for something else, and that whoever reads it may therefore not read as it was
 * written. What each reader makes of it was seen with Helm 4 (sigs.k8s.io/yaml) and kustomize 5 (its own go-yaml 3), which is what
 * Flux builds a tree with.
 *
 * @param way the keys (strings) and places in lists (integers) that lead to it; where it is a key, it is the last of them
 * @param isKey whether it is a key, and not a value
 * @param kind what it is
 * @param text the text as it stands
 * @param helm what Helm, which reads YAML 1.1, takes it for: a word of a programming language, or a number in its shortest form
 * @param place where it stands
 */
public record PlainText(List<Object> way, boolean isKey, Kind kind, String text, String helm, FilePosition place) {
    /** What such texts are. */
    public enum Kind {
        /** {@code yes}, {@code off} and their like: a truth value to Helm, a text to kustomize. */
        WORD,
        /** A number of which every reader loses how it was written, such as {@code 0777}, {@code 1.10} or {@code 1e3}. */
        NUMBER,
        /** A day, such as {@code 2026-01-02}: a text to Helm; kustomize makes a moment of it, {@code 2026-01-02T00:00:00Z}. */
        DAY
    }

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern AS_WRITTEN = Pattern.compile("-?(0|[1-9][0-9]{0,14})(\\.[0-9]*[1-9])?");

    /** What a scalar is; null if every reader takes it for what it looks like. */
    static @Nullable PlainText of(SourceNode.Scalar scalar, List<Object> way, boolean isKey, FilePosition place) {
        if (!scalar.isPlain()) {
            return null;
        }
        String text = scalar.text();
        if (DAY.matcher(text).matches()) {
            return new PlainText(List.copyOf(way), isKey, Kind.DAY, text, text, place);
        }
        Node read = SchemaDecoder.untyped(scalar);
        if (read instanceof BooleanNode truth) {
            return text.equalsIgnoreCase("true") || text.equalsIgnoreCase("false")
                    ? null
                    : new PlainText(List.copyOf(way), isKey, Kind.WORD, text, String.valueOf(truth.value()), place);
        }
        String number = read instanceof IntegerNode integer
                ? Long.toString(integer.value())
                : read instanceof DecimalNode decimal ? shortest(decimal.value()) : null;
        return number == null || AS_WRITTEN.matcher(text).matches()
                ? null
                : new PlainText(List.copyOf(way), isKey, Kind.NUMBER, text, number, place);
    }

    private static String shortest(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15
                ? Long.toString((long) value)
                : Double.toString(value);
    }
}
