package io.promfleet.generator.report;

import io.promfleet.finding.Finding;
import java.util.List;

/**
 * How many findings there are of each severity.
 *
 * @param errors what stops a run
 * @param warnings what most likely is not meant
 * @param notes what is worth knowing
 */
record Counts(int errors, int warnings, int notes) {

    static Counts of(List<Finding> findings) {
        int errors = 0;
        int warnings = 0;
        int notes = 0;
        for (Finding finding : findings) {
            switch (finding.severity()) {
                case ERROR -> errors++;
                case WARNING -> warnings++;
                case INFO -> notes++;
            }
        }
        return new Counts(errors, warnings, notes);
    }

    /** For instance {@code 2 errors, 1 warning}; empty without any. */
    String text() {
        StringBuilder text = new StringBuilder();
        count(errors, "error", text);
        count(warnings, "warning", text);
        count(notes, "note", text);
        return text.toString();
    }

    private static void count(int count, String noun, StringBuilder text) {
        if (count > 0) {
            text.append(text.isEmpty() ? "" : ", ").append(Counted.of(count, noun));
        }
    }
}
