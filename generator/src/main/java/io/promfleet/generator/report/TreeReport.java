package io.promfleet.generator.report;

import io.promfleet.generator.output.Difference;
import io.promfleet.generator.output.OutputResult;
import io.promfleet.generator.report.Style.Colour;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run did to an output directory, or found there, as text.
 *
 * @param directory the output directory as the user knows it
 * @param style whether with colours
 */
public record TreeReport(String directory, Style style) {

    /**
     * What a write has done.
     *
     * @param directory the output directory as the user knows it
     * @param result what it came to
     * @return one line, such as {@code fleet: 2 files created, 1 changed, 0 deleted, 25 unchanged}
     */
    public static String written(String directory, OutputResult result) {
        if (result.upToDate()) {
            return upToDate(directory, result);
        }
        return directory + ": " + Counted.of(result.created(), "file") + " created, " + result.changed() + " changed, "
                + result.deleted() + " deleted, " + result.unchanged() + " unchanged";
    }

    /**
     * What a comparison has found: one line if nothing, else a heading and the differences with their diffs.
     *
     * @param result what it came to
     * @return the lines; those of the diffs are as {@code git apply} takes them, below the output directory
     */
    public List<String> compared(OutputResult result) {
        if (result.upToDate()) {
            return List.of(upToDate(directory, result));
        }
        List<String> lines = new ArrayList<>();
        lines.add(directory + " differs from the definition: " + result.created() + " missing, " + result.changed()
                + " different, " + result.deleted() + " to be deleted, " + result.unchanged() + " unchanged");
        for (Difference difference : result.differences()) {
            lines.add(style.apply(Colour.HEADING, "  " + Visible.text(difference.path()) + ": " + kind(difference)));
            for (String line : difference.diff()) {
                lines.add(diffLine(line));
            }
            if (difference.omittedLines() > 0) {
                lines.add("  … " + Counted.of(difference.omittedLines(), "more line") + " of this diff");
            }
        }
        if (result.omitted() > 0) {
            lines.add("  … " + Counted.of(result.omitted(), "more file"));
        }
        return lines;
    }

    /**
     * Whether somebody's own work is among the differences, which a write refuses to touch unless forced.
     *
     * @param result what a comparison came to
     * @return true with at least one such file among those that are named
     */
    public static boolean hasForeignWork(OutputResult result) {
        for (Difference difference : result.differences()) {
            if (difference.kind() == Difference.Kind.EDITED || difference.kind() == Difference.Kind.FOREIGN) {
                return true;
            }
        }
        return false;
    }

    private static String upToDate(String directory, OutputResult result) {
        return directory + " is up to date (" + Counted.of(result.unchanged(), "file") + ")";
    }

    private String diffLine(String line) {
        String text = Visible.text(line);
        if (style == Style.PLAIN || text.isEmpty()) {
            return text;
        }
        return switch (text.charAt(0)) {
            case '+' -> style.apply(Colour.ADDED, text);
            case '-' -> style.apply(Colour.REMOVED, text);
            case '@' -> style.apply(Colour.HUNK, text);
            default -> text;
        };
    }

    static String kind(Difference difference) {
        return switch (difference.kind()) {
            case MISSING -> "not there";
            case DIFFERENT -> "not as generated";
            case ORPHANED -> "no longer generated";
            case EDITED -> "edited by hand";
            case FOREIGN -> "not generated, in the place of a generated file";
            case LIST -> "the list of generated files is not up to date";
        };
    }
}
