package io.promfleet.generator.output;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What leads from the old tree to the new one, in the order in which it is done. Stored with the staged files, so that
 * a run which was interrupted can be completed by the next. A step that was done already is no harm.
 *
 * @param steps deletions first, since a file may stand where a folder has to be and the other way round
 */
record Plan(List<Step> steps) {
    private static final String HEADER = "# promfleet plan, format 1";
    private static final String END = "end";

    /** What a step does. */
    enum Action {
        /** Deletes a file. */
        DELETE("delete"),
        /** Deletes a folder if it is empty. */
        PRUNE("prune"),
        /** Moves a whole staged folder to where nothing is. */
        MOVE("move"),
        /** Moves a staged file to where nothing is. */
        CREATE("create"),
        /** Moves a staged file over another one. */
        REPLACE("replace");

        private final String word;

        Action(String word) {
            this.word = word;
        }

        /** Whether the step is about a file that is there, whose digest it names. */
        boolean hasDigest() {
            return this == DELETE || this == REPLACE;
        }
    }

    /**
     * One step.
     *
     * @param before the file as it was when the plan was made; null where there was none
     * @param path what it is about
     */
    record Step(Action action, @Nullable Digest before, String path) {}

    AsciiText format() {
        AsciiText out = new AsciiText(64 + steps.size() * 104).append(HEADER).append('\n');
        for (Step step : steps) {
            out.append(step.action.word).append(' ');
            if (step.before != null) {
                step.before.appendTo(out);
                out.append(' ');
            }
            out.append(step.path).append('\n');
        }
        return out.append(END).append('\n');
    }

    /**
     * Reads what {@link #format} wrote.
     *
     * @return null if anything about it is wrong
     */
    static @Nullable Plan parse(byte[] bytes) {
        String[] lines = new String(bytes, StandardCharsets.US_ASCII).split("\n", -1);
        int end = lines.length - 2;
        if (end < 1 || !lines[0].equals(HEADER) || !lines[end].equals(END) || !lines[end + 1].isEmpty()) {
            return null;
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 1; i < end; i++) {
            Step step = parseStep(lines[i]);
            if (step == null) {
                return null;
            }
            steps.add(step);
        }
        return new Plan(steps);
    }

    private static @Nullable Step parseStep(String line) {
        int space = line.indexOf(' ');
        for (Action action : Action.values()) {
            if (space == action.word.length() && line.startsWith(action.word)) {
                Digest before = null;
                int start = space + 1;
                if (action.hasDigest()) {
                    int end = line.lastIndexOf(' ');
                    before = end < start ? null : Digest.parse(line, start, end);
                    if (before == null) {
                        return null;
                    }
                    start = end + 1;
                }
                String path = line.substring(start);
                return OwnedFiles.isLegal(path) ? new Step(action, before, path) : null;
            }
        }
        return null;
    }
}
