package io.promfleet.generator.report;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.generator.report.Style.Colour;
import java.util.ArrayList;
import java.util.List;

/**
 * Findings as text:
 *
 * <pre>
 * ERROR PF316   source(production) &gt; remoteWrite(hub)
 *   The cluster already has a remote write named `hub`.
 *     at acme.AcmeFleet(AcmeFleet.java:14)
 *     first declared here acme.AcmeFleet(AcmeFleet.java:12)
 *   Hint: Give each remote write its own name.
 * </pre>
 *
 * @param style whether with colours
 */
public record FindingReport(Style style) {

    /**
     * One finding.
     *
     * @param finding what was found
     * @return its lines; control characters in it, which a terminal might obey, are spelled out
     */
    public List<String> lines(Finding finding) {
        return lines(finding, "");
    }

    /**
     * One finding with the line of the file where it is.
     *
     * @param finding what was found
     * @param sourceLine the line; empty if there is none to show
     * @return its lines; control characters in it, which a terminal might obey, are spelled out
     */
    public List<String> lines(Finding finding, String sourceLine) {
        List<String> lines = new ArrayList<>(5);
        String head = style.apply(colour(finding.severity()), finding.severity().name()) + " " + finding.id();
        lines.add(finding.path().isEmpty() ? head : head + "   " + Visible.text(finding.path()));
        indented("  ", finding.message(), lines);
        place("at", finding.location().describe(), lines);
        if (!sourceLine.isEmpty()) {
            lines.add("      | " + Visible.text(sourceLine));
        }
        for (Finding.Related related : finding.related()) {
            place(related.note(), related.location().describe(), lines);
        }
        if (!finding.hint().isEmpty()) {
            indented("  ", "Hint: " + finding.hint(), lines);
        }
        return lines;
    }

    /**
     * How many findings there are.
     *
     * @param findings all findings of a run
     * @return for instance {@code 2 errors, 1 warning}; empty without any
     */
    public String summary(List<Finding> findings) {
        int errors = 0;
        int warnings = 0;
        int infos = 0;
        for (Finding finding : findings) {
            switch (finding.severity()) {
                case ERROR -> errors++;
                case WARNING -> warnings++;
                case INFO -> infos++;
            }
        }
        StringBuilder text = new StringBuilder();
        count(errors, "error", text);
        count(warnings, "warning", text);
        count(infos, "note", text);
        return text.toString();
    }

    private static void count(int count, String noun, StringBuilder text) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : ", ").append(Counted.of(count, noun));
        }
    }

    private void place(String note, String place, List<String> lines) {
        if (!place.isEmpty()) {
            lines.add("    " + Visible.text(note) + " " + style.apply(Colour.PLACE, Visible.text(place)));
        }
    }

    private static void indented(String indent, String text, List<String> lines) {
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
            lines.add(indent + Visible.text(text.substring(start, end)));
            start = end + 1;
        }
        lines.add(indent + Visible.text(text.substring(start)));
    }

    private static Colour colour(Severity severity) {
        return switch (severity) {
            case ERROR -> Colour.ERROR;
            case WARNING -> Colour.WARNING;
            case INFO -> Colour.INFO;
        };
    }
}
