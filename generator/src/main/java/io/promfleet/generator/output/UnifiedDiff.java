package io.promfleet.generator.output;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import com.github.difflib.algorithm.Change;
import com.github.difflib.algorithm.DiffAlgorithmI;
import com.github.difflib.algorithm.DiffAlgorithmListener;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.DeltaType;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows how a file changes, in the form of {@code diff -u}. Loaded only once something differs. */
final class UnifiedDiff {
    private static final int CONTEXT = 3;
    private static final String NO_LINE_FEED = "\n\\ No newline at end of file";

    private UnifiedDiff() {}

    /**
     * Compares two contents line by line.
     *
     * @param old null if there was no file
     * @param now null if there is no file any more
     * @return lines without line feeds; empty if the contents differ in nothing that text shows
     */
    static List<String> of(String path, byte @Nullable [] old, byte @Nullable [] now) {
        List<String> oldLines = lines(old);
        List<String> newLines = lines(now);
        List<String> diff = UnifiedDiffUtils.generateUnifiedDiff(
                old == null ? "/dev/null" : "a/" + path,
                now == null ? "/dev/null" : "b/" + path,
                oldLines,
                DiffUtils.diff(oldLines, newLines, new Guarded()),
                CONTEXT);
        List<String> result = new ArrayList<>(diff.size());
        for (String line : diff) {
            if (line.endsWith(NO_LINE_FEED)) {
                result.add(line.substring(0, line.length() - NO_LINE_FEED.length()));
                result.add(NO_LINE_FEED.substring(1));
            } else {
                result.add(line);
            }
        }
        return result;
    }

    /** A last line without a line feed is another line than the same text with one, and says so. */
    private static List<String> lines(byte @Nullable [] content) {
        List<String> lines = new ArrayList<>();
        if (content != null) {
            String text = new String(content, StandardCharsets.UTF_8);
            int start = 0;
            for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
                lines.add(text.substring(start, end));
                start = end + 1;
            }
            if (start < text.length()) {
                lines.add(text.substring(start) + NO_LINE_FEED);
            }
        }
        return lines;
    }

    /** Finds the shortest edit where that is cheap: its cost is the product of size and number of differences. */
    private static final class Guarded implements DiffAlgorithmI<String> {
        private static final int MAX_LINES = 4000;

        @Override
        public List<Change> computeDiff(
                List<? extends String> source,
                List<? extends String> target,
                @Nullable DiffAlgorithmListener progress) {
            int shorter = Math.min(source.size(), target.size());
            int head = 0;
            while (head < shorter && source.get(head).equals(target.get(head))) {
                head++;
            }
            int tail = 0;
            while (tail < shorter - head
                    && source.get(source.size() - 1 - tail).equals(target.get(target.size() - 1 - tail))) {
                tail++;
            }
            int sourceEnd = source.size() - tail;
            int targetEnd = target.size() - tail;
            if (head == sourceEnd && head == targetEnd) {
                return List.of();
            }
            if (sourceEnd - head + targetEnd - head > MAX_LINES || head == sourceEnd || head == targetEnd) {
                return List.of(change(head, sourceEnd, head, targetEnd));
            }
            List<Change> changes = new ArrayList<>();
            Change last = null;
            for (Change change : new MyersDiffWithLinearSpace<String>()
                    .computeDiff(source.subList(head, sourceEnd), target.subList(head, targetEnd), progress)) {
                int startOld = change.startOriginal + head;
                int startNew = change.startRevised + head;
                // Comes line by line, an insertion maybe before the deletion that it replaces: what touches is one
                // change.
                if (last != null && last.endOriginal == startOld && last.endRevised == startNew) {
                    startOld = last.startOriginal;
                    startNew = last.startRevised;
                    changes.remove(changes.size() - 1);
                }
                last = change(startOld, change.endOriginal + head, startNew, change.endRevised + head);
                changes.add(last);
            }
            return changes;
        }

        private static Change change(int startOld, int endOld, int startNew, int endNew) {
            DeltaType type =
                    startOld == endOld ? DeltaType.INSERT : startNew == endNew ? DeltaType.DELETE : DeltaType.CHANGE;
            return new Change(type, startOld, endOld, startNew, endNew);
        }
    }
}
