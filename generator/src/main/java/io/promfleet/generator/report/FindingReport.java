package io.promfleet.generator.report;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.generator.report.Style.Colour;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

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
    // How many findings of one line are shown one by one.
    private static final int APART = 3;

    /**
     * One finding.
     *
     * @param finding what was found
     * @return its lines; control characters in it, which a terminal might obey, are spelled out
     */
    public List<String> lines(Finding finding) {
        return lines(finding, Excerpt.NONE);
    }

    /**
     * One finding with the line that it is about.
     *
     * @param finding what was found
     * @param excerpt the line
     * @return its lines; control characters in it, which a terminal might obey, are spelled out
     */
    public List<String> lines(Finding finding, Excerpt excerpt) {
        List<String> lines = new ArrayList<>(6);
        String head = style.apply(colour(finding.severity()), finding.severity().name()) + " " + finding.id();
        lines.add(finding.path().isEmpty() ? head : head + "   " + Visible.text(finding.path()));
        indented("  ", finding.message(), lines);
        place("at", finding.location().describe(), lines);
        excerpt(excerpt, colour(finding.severity()), lines);
        for (Finding.Related related : finding.related()) {
            place(related.note(), related.location().describe(), lines);
        }
        if (!finding.hint().isEmpty()) {
            indented("  ", "Hint: " + finding.hint(), lines);
        }
        return lines;
    }

    /**
     * Findings file by file and from top to bottom in each, with a heading where there are several files. Of more than three
     * findings with one identifier and one line, as of a method that many sources share, the first is shown and the others are
     * counted.
     *
     * @param findings what was found, in any order
     * @param excerpts finds the lines that they are about
     * @return their lines; none without findings
     */
    public List<String> body(List<Finding> findings, Excerpts excerpts) {
        List<Finding> sorted = ByPlace.sorted(findings);
        List<String> lines = new ArrayList<>();
        if (sorted.isEmpty()) {
            return lines;
        }
        boolean several = !file(sorted.get(0)).equals(file(sorted.get(sorted.size() - 1)));
        String before = "";
        Map<String, List<Finding>> ofLines = new HashMap<>();
        for (Finding finding : sorted) {
            ofLines.computeIfAbsent(idAndLine(finding), line -> new ArrayList<>(1))
                    .add(finding);
        }
        for (Finding finding : sorted) {
            List<Finding> ofLine = ofLines.getOrDefault(idAndLine(finding), List.of());
            boolean grouped =
                    ofLine.size() > APART && !finding.location().describe().isEmpty();
            if (grouped && !ofLine.get(0).equals(finding)) {
                continue;
            }
            String file = file(finding);
            if (several && !file.equals(before)) {
                lines.add(style.apply(Colour.HEADING, Visible.text(file) + ":"));
                before = file;
            }
            lines.addAll(lines(finding, excerpts.of(finding)));
            if (grouped) {
                lines.add("  " + others(ofLine));
            }
        }
        return lines;
    }

    private static String idAndLine(Finding finding) {
        return finding.id() + " " + finding.location().describe();
    }

    private static String others(List<Finding> ofLine) {
        List<String> paths = new ArrayList<>();
        for (Finding other : ofLine.subList(1, ofLine.size())) {
            if (!other.path().isEmpty() && paths.size() < APART) {
                paths.add(Visible.text(other.path()));
            }
        }
        int more = ofLine.size() - 1;
        return "and " + more + " more of this line"
                + (paths.isEmpty() ? "" : ": " + String.join(", ", paths) + (paths.size() < more ? ", …" : ""));
    }

    /**
     * All findings of a run, and how many they are.
     *
     * @param findings what was found, in any order
     * @param excerpts finds the lines that they are about
     * @return their lines; none without findings
     */
    public List<String> all(List<Finding> findings, Excerpts excerpts) {
        return all(findings, 0, excerpts);
    }

    /**
     * All findings of a run, and how many they are.
     *
     * @param findings what was found, in any order
     * @param suppressed how many more were found and are accepted
     * @param excerpts finds the lines that they are about
     * @return their lines; none without findings
     */
    public List<String> all(List<Finding> findings, int suppressed, Excerpts excerpts) {
        List<String> lines = body(findings, excerpts);
        String summary = summary(findings, suppressed);
        if (!summary.isEmpty()) {
            lines.add(summary);
        }
        return lines;
    }

    /**
     * Findings in the order of reports: what has no place first, then file by file, and from top to bottom in each.
     *
     * @param findings what was found, in any order
     * @return a sorted copy
     */
    public static List<Finding> inOrder(List<Finding> findings) {
        return ByPlace.sorted(findings);
    }

    /**
     * How many findings there are.
     *
     * @param findings all findings of a run
     * @return for instance {@code 2 errors, 1 warning}; empty without any
     */
    public String summary(List<Finding> findings) {
        return summary(findings, 0);
    }

    /**
     * How many findings there are.
     *
     * @param findings all findings of a run
     * @param suppressed how many more were found and are accepted
     * @return for instance {@code 2 errors, 1 warning, 3 suppressed}; empty without any
     */
    public String summary(List<Finding> findings, int suppressed) {
        String counts = Counts.of(findings).text();
        if (suppressed == 0) {
            return counts;
        }
        return (counts.isEmpty() ? "" : counts + ", ") + suppressed + " suppressed";
    }

    private static String file(Finding finding) {
        return ByPlace.file(finding.location());
    }

    private void excerpt(Excerpt excerpt, Colour colour, List<String> lines) {
        if (excerpt.line().isEmpty()) {
            return;
        }
        lines.add("      | " + Visible.text(excerpt.line()));
        int before = excerpt.column() - 1;
        if (before >= 0
                && before <= excerpt.line().codePointCount(0, excerpt.line().length())) {
            String indent = excerpt.line().substring(0, excerpt.line().offsetByCodePoints(0, before));
            lines.add("      | " + Visible.text(indent).replaceAll("[^\t]", " ") + style.apply(colour, "^"));
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
