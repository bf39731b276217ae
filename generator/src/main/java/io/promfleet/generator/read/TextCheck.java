package io.promfleet.generator.read;

import io.promfleet.finding.Findings;
import io.promfleet.finding.Origin;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.schema.ValueWords;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Checks a text by itself.
 *
 * @param shape what its schema says
 * @param path the way to it
 */
record TextCheck(Shape shape, List<Object> path) {

    /** The text as Prometheus understands it, or null where it was refused. */
    @Nullable
    TextNode check(String text, Origin origin, Findings findings) {
        String meant = shape.ignoresCase() ? text.toLowerCase(Locale.ROOT) : text;
        List<?> allowed = shape.allowed();
        if (!allowed.isEmpty() && !allowed.contains(meant)) {
            List<String> near = ValueWords.nearest(
                    meant, allowed.stream().map(Object::toString).toList());
            findings.add(ReadRule.REFUSED.error(
                    origin.location(),
                    shown() + " must be one of " + ValueWords.listed(allowed) + ", but is " + value(text) + ".",
                    near.isEmpty() ? "Use one of those." : ValueWords.didYouMean(near)));
            return null;
        }
        Number shortest = shape.bound("minLength");
        if (shortest != null && text.length() < shortest.intValue()) {
            findings.add(ReadRule.REFUSED.error(
                    origin.location(), shown() + " must not be empty.", "Write a value, or remove the key."));
            return null;
        }
        if (!shape.matches(text)) {
            String expected = shape.description();
            findings.add(ReadRule.REFUSED.error(
                    origin.location(),
                    shown() + " is " + value(text)
                            + (expected.isEmpty() ? ", which is not allowed." : ", which is not " + expected + "."),
                    "Correct or remove it."));
            return null;
        }
        return new TextNode(meant);
    }

    private String shown() {
        return "`" + ValueWords.path(path) + "`";
    }

    private String value(String text) {
        return ValueWords.value(new TextNode(text), path);
    }
}
