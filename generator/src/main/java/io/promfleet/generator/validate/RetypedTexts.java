package io.promfleet.generator.validate;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.generator.read.PlainText;
import io.promfleet.generator.read.ReadDocument;
import io.promfleet.schemas.Section;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * PF710: texts without quotes that a reader on the way takes for something else, because it reads YAML 1.1 or because it does not.
 * What each reader makes of them is in {@link PlainText}.
 */
final class RetypedTexts {
    private static final String ID = "PF710";

    private static final Pattern LOST_DIGITS = Pattern.compile("[-+]?0[0-9]+|[1-9][0-9]*\\.[0-9]*[1-9]0+");

    /** Who reads a document first. */
    enum Reader {
        /** Helm, which reads values in YAML 1.1. */
        HELM,
        /** Flux, which builds a tree with kustomize and hands on what that read. */
        FLUX
    }

    private enum Expected {
        TEXT,
        TRUTH,
        NUMBER,
        ANYTHING
    }

    private final Reader reader;
    private final String subject;
    private final Findings findings;
    private final Set<Location> reported = new HashSet<>();

    RetypedTexts(Reader reader, String subject, Findings findings) {
        this.reader = reader;
        this.subject = subject;
        this.findings = findings;
    }

    /**
     * Reports the texts of a document.
     *
     * @param document the document
     * @param schema what it is to be; null if that is not known
     * @param values the keys in front of chart values inside it, whose schema is another; empty if there are none
     * @param ofValues the schema of these
     * @return where something was reported, of which no other finding is to speak
     */
    Set<Location> check(
            ReadDocument document, @Nullable Section schema, List<String> values, @Nullable Section ofValues) {
        for (PlainText text : document.plainTexts()) {
            boolean inValues = !values.isEmpty()
                    && text.way().size() > values.size()
                    && text.way().subList(0, values.size()).equals(values);
            Section start = inValues ? ofValues : schema;
            List<Object> way =
                    inValues ? text.way().subList(values.size(), text.way().size()) : text.way();
            check(text, expected(start, way), inValues);
        }
        return reported;
    }

    private void check(PlainText text, Expected expected, boolean inValues) {
        String shown = "`" + text.text() + "`";
        if (text.isKey()) {
            if (text.kind() == PlainText.Kind.WORD && reader == Reader.HELM) {
                report(
                        text,
                        Severity.ERROR,
                        "Helm reads YAML 1.1, in which the key " + shown + " is `" + text.helm() + "`.");
            }
            return;
        }
        switch (text.kind()) {
            case WORD -> word(text, expected, shown, inValues);
            case NUMBER -> {
                if (expected == Expected.TEXT) {
                    report(text, Severity.ERROR, who() + " takes " + shown + " for the number `" + text.helm() + "`.");
                } else if (losesDigits(text) && !isMode(text)) {
                    report(
                            text,
                            Severity.WARNING,
                            who() + " takes " + shown + " for the number `" + text.helm() + "`.");
                }
            }
            case DAY -> {
                if (reader == Reader.FLUX && (expected == Expected.TEXT || expected == Expected.ANYTHING)) {
                    report(
                            text,
                            Severity.WARNING,
                            "Flux builds the tree with kustomize, which makes `" + text.text() + "T00:00:00Z` of "
                                    + shown + ".");
                }
            }
        }
    }

    private void word(PlainText text, Expected expected, String shown, boolean inValues) {
        if (reader == Reader.HELM) {
            if (expected == Expected.TEXT) {
                report(text, Severity.ERROR, "Helm reads YAML 1.1, in which " + shown + " is `" + text.helm() + "`.");
            }
        } else if (expected == Expected.TRUTH || (expected == Expected.ANYTHING && inValues)) {
            boolean holds = inValues && text.helm().equals("true") && expected == Expected.ANYTHING;
            findings.add(finding(
                    text,
                    holds ? Severity.WARNING : Severity.ERROR,
                    "Flux builds the tree with kustomize, which hands on the text " + shown
                            + (inValues ? ", and a text is never false to the chart's templates." : "."),
                    "Write `" + text.helm() + "`, or `\"" + text.text() + "\"` if the text is meant."));
        } else if (expected == Expected.TEXT) {
            report(
                    text,
                    Severity.WARNING,
                    shown + " is a text to Flux, and `" + text.helm() + "` to `kubectl apply`, which reads YAML 1.1.");
        }
    }

    private String who() {
        return reader == Reader.HELM ? "Helm" : "Flux builds the tree with kustomize, which";
    }

    private void report(PlainText text, Severity severity, String message) {
        String hint = "Write `\"" + text.text() + "\"`, which every reader takes for the text.";
        findings.add(finding(text, severity, message, hint));
    }

    private Finding finding(PlainText text, Severity severity, String message, String hint) {
        FilePosition place = text.place();
        reported.add(place);
        return new Finding(ID, severity, subject, place, message, hint, List.of());
    }

    /** Whether a number looks like a text, or like another number than it is: {@code 0777} or the version {@code 1.10}. */
    private static boolean losesDigits(PlainText text) {
        return LOST_DIGITS.matcher(text.text()).matches();
    }

    /** Whether it is the mode of a file, which Kubernetes' own examples write in octal. */
    private static boolean isMode(PlainText text) {
        Object key = text.way().isEmpty() ? "" : text.way().get(text.way().size() - 1);
        return key.equals("mode") || key.equals("defaultMode");
    }

    private static Expected expected(@Nullable Section start, List<Object> way) {
        Section section = start;
        for (Object step : way) {
            if (section == null) {
                return Expected.ANYTHING;
            }
            Optional<Section> next = step instanceof String key ? section.child(key) : section.item();
            section = next.orElse(null);
        }
        Object type = section == null ? null : section.keyword("type");
        if (type == null && section != null && section.keyword("enum") instanceof List<?> choices) {
            type = choices.get(0) instanceof String ? "string" : null;
        }
        return switch (type instanceof String known ? known : "") {
            case "string" -> Expected.TEXT;
            case "boolean" -> Expected.TRUTH;
            case "integer", "number" -> Expected.NUMBER;
            default -> Expected.ANYTHING;
        };
    }
}
