package io.promfleet.generator.report;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.FindingRule;
import io.promfleet.generator.output.Difference;
import io.promfleet.generator.output.OutputResult;
import java.util.ArrayList;
import java.util.List;

/** Differences between a directory and its definition as findings, for reports that are not read by people. */
public enum TreeFindings implements FindingRule {
    /** PF708: a committed tree that is not what the definition says. */
    DIFFERENCE;

    private static final String HINT = "Generate the tree and commit it.";

    @Override
    public String id() {
        return "PF708";
    }

    /**
     * What a comparison has found.
     *
     * @param directory the output directory as the user knows it
     * @param result what it came to
     * @return a finding a file, and one for those that are not named; none if nothing differs
     */
    public static List<Finding> of(String directory, OutputResult result) {
        List<Finding> findings = new ArrayList<>();
        for (Difference difference : result.differences()) {
            String path = directory + "/" + difference.path();
            findings.add(DIFFERENCE.error(
                    new FilePosition(path, 1, 1),
                    "The file `" + path + "` is " + TreeReport.kind(difference) + ".",
                    HINT));
        }
        if (result.omitted() > 0) {
            findings.add(DIFFERENCE.error(
                    "`" + result.omitted() + "` more files in `" + directory + "` differ from the definition.", HINT));
        }
        return findings;
    }
}
