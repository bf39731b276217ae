package io.promfleet.generator.read;

import io.promfleet.finding.Findings;
import io.promfleet.finding.Malformed;
import io.promfleet.finding.Origin;
import io.promfleet.generator.format.DurationText;
import io.promfleet.generator.format.SizeText;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.schema.ValueWords;
import io.promfleet.model.PrometheusVersion;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Checks a text by itself.
 *
 * @param shape what its schema says
 * @param path the way to it
 * @param target the release that is going to read it
 */
record TextCheck(Shape shape, List<Object> path, PrometheusVersion target) {

    /** The text as Prometheus understands it, or null where it was refused or sets nothing. */
    @Nullable
    TextNode check(String text, Origin origin, Findings findings) {
        if (text.isEmpty() && shape.takesEmptyForUnset()) {
            return null;
        }
        String meant = shape.ignoresCase() ? text.toLowerCase(Locale.ROOT) : text;
        String problem = problem(meant, text);
        if (problem == null) {
            return new TextNode(meant);
        }
        if (!shape.isChecked(target)) {
            findings.add(ReadRule.SURPRISING_VALUE.warning(
                    origin.location(), problem, "Correct it; Prometheus takes it, but cannot work with it."));
            return new TextNode(meant);
        }
        findings.add(ReadRule.REFUSED.error(origin.location(), problem, hint(meant)));
        // A choice that there is not is still a choice: what goes with another one must not be asked for.
        return shape.isChoice() ? new TextNode(meant) : null;
    }

    private @Nullable String problem(String meant, String text) {
        List<?> allowed = shape.allowed(target);
        if (!allowed.isEmpty() && !allowed.contains(meant)) {
            return shown() + " must be one of " + ValueWords.listed(allowed) + ", but is " + value(text) + ".";
        }
        Number shortest = shape.bound("minLength");
        if (shortest != null && text.length() < shortest.intValue() && !shape.isJudged()) {
            return shown() + " must not be empty.";
        }
        boolean signed = shape.isSigned() && !text.isEmpty() && (text.charAt(0) == '-' || text.charAt(0) == '+');
        if (!shape.matches(signed ? text.substring(1) : text)) {
            String expected = shape.description();
            return shown() + " is " + value(text) + ", which is "
                    + (expected.isEmpty() ? "not allowed." : "not " + expected + ".");
        }
        return shape.isQuantity() && !isInRange(text) ? shown() + " is " + value(text) + ", which is too large." : null;
    }

    private boolean isInRange(String text) {
        try {
            long amount = shape.isSigned() ? SizeText.bytes(text) : DurationText.nanoseconds(text);
            return shape.isSigned() || amount >= 0;
        } catch (Malformed e) {
            return false;
        }
    }

    private String hint(String meant) {
        List<String> near = ValueWords.nearest(
                meant, shape.allowed(target).stream().map(Object::toString).toList());
        return near.isEmpty() ? "Correct or remove it." : ValueWords.didYouMean(near);
    }

    private String shown() {
        return "`" + ValueWords.path(path) + "`";
    }

    private String value(String text) {
        return ValueWords.value(new TextNode(text), path);
    }
}
