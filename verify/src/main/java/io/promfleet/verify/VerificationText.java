package io.promfleet.verify;

import io.promfleet.verify.Line.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was seen, for people: what is wrong with its reason and the next step, a table of clusters, and a sentence. */
public final class VerificationText {
    private static final int MOST_LINES = 50;
    private static final int MOST_ROWS = 40;
    private static final int MOST_NAMES = 5;

    private VerificationText() {}

    /**
     * The whole report.
     *
     * @param seen what was seen
     * @return its lines, without line ends
     */
    public static List<String> of(Verification seen) {
        List<String> text = new ArrayList<>();
        findings(seen, text);
        clusters(seen, text);
        senders(seen, text);
        text.add(summary(seen));
        return text;
    }

    private static void findings(Verification seen, List<String> text) {
        // What is wrong with many clusters in one way is said once.
        Map<String, List<Line>> alike = new LinkedHashMap<>();
        for (Level level : Level.values()) {
            for (Line line : seen.lines()) {
                if (line.level() == level) {
                    alike.computeIfAbsent(kind(line), kind -> new ArrayList<>()).add(line);
                }
            }
        }
        int shown = 0;
        for (List<Line> lines : alike.values()) {
            if (shown == MOST_LINES) {
                text.add("… and " + Ages.count(alike.size() - shown, "thing more", "things more")
                        + "; JSON has all of them.");
                text.add("");
                break;
            }
            shown++;
            one(lines, text);
        }
    }

    private static String kind(Line line) {
        String cluster = line.cluster();
        if (cluster.isEmpty() || line.check() == Check.STRANGERS) {
            return line.level() + line.check().word() + line.message();
        }
        return line.level()
                + line.check().word()
                + line.path().replace("(" + cluster + ")", "()")
                + line.cause().replace("`" + cluster + "`", "");
    }

    private static void one(List<Line> lines, List<String> text) {
        Line first = lines.get(0);
        text.add((first.level() + " " + first.check().word() + "   " + first.path()).stripTrailing());
        text.add("  " + first.message());
        first.declaredAt()
                .map(place -> place.describe())
                .filter(place -> !place.isEmpty())
                .ifPresent(place -> text.add("    at " + place));
        if (!first.cause().isEmpty()) {
            text.add("  Cause: " + first.cause());
        }
        if (!first.next().isEmpty()) {
            text.add("  Next: " + first.next());
        }
        if (lines.size() > 1) {
            List<String> names = new ArrayList<>();
            for (Line line : lines.subList(1, Math.min(lines.size(), MOST_NAMES + 1))) {
                names.add("`" + line.cluster() + "`");
            }
            int more = lines.size() - 1 - names.size();
            text.add("  The same: " + String.join(", ", names) + (more > 0 ? " and " + more + " more" : ""));
        }
        text.add("");
    }

    private static void clusters(Verification seen, List<String> text) {
        if (seen.rows().isEmpty()) {
            return;
        }
        TextTable table = new TextTable("cluster", "way", "jobs", "newest", "behind", "Flux", "Kubernetes", "state");
        boolean all = seen.rows().size() <= MOST_ROWS;
        int left = 0;
        int shown = 0;
        int fine = 0;
        for (Row row : seen.rows()) {
            boolean well = row.failed() == 0 && row.warnings() == 0;
            if (!all && (well || shown == MOST_ROWS)) {
                fine += well ? 1 : 0;
                left += well ? 0 : 1;
                continue;
            }
            shown++;
            table.row(
                    row.cluster(),
                    row.way(),
                    row.arriving() + "/" + row.declared(),
                    Ages.of(row.age()),
                    Ages.of(row.behind()),
                    row.flux() < 0 ? "-" : Integer.toString(row.flux()),
                    row.kubernetes().isEmpty() ? "-" : row.kubernetes(),
                    state(row));
        }
        text.addAll(table.lines());
        if (left > 0) {
            text.add("… and " + Ages.count(left, "cluster more", "clusters more") + " with something to look at.");
        }
        if (fine > 0) {
            text.add(Ages.count(fine, "further cluster is", "further clusters are") + " as promised.");
        }
        text.add("");
    }

    private static String state(Row row) {
        if (row.failed() > 0) {
            return row.failed() + " failed";
        }
        return row.warnings() > 0 ? Ages.count(row.warnings(), "warning", "warnings") : "ok";
    }

    private static void senders(Verification seen, List<String> text) {
        if (seen.senders().isEmpty()) {
            return;
        }
        TextTable table = new TextTable(
                "sender",
                "to",
                "Prometheus",
                "pending",
                "failed/s",
                "dropped/s",
                "retried/s",
                "shards",
                "behind",
                "segments");
        for (SenderRow row : seen.senders()) {
            table.row(
                    row.cluster(),
                    row.target(),
                    row.version().isEmpty() ? "-" : row.version(),
                    Ages.amount(row.pending()),
                    Ages.amount(row.failed()),
                    Ages.amount(row.dropped()),
                    Ages.amount(row.retried()),
                    Ages.amount(row.shards()) + "/" + Ages.amount(row.shardsMax()),
                    Ages.of(row.behind()),
                    row.segments() < 0 ? "-" : Integer.toString(row.segments()));
        }
        text.addAll(table.lines());
        text.add("");
    }

    /**
     * The last line.
     *
     * @param seen what was seen
     * @return a sentence
     */
    public static String summary(Verification seen) {
        int failed = seen.count(Level.FAILED);
        int warnings = seen.count(Level.WARNING);
        if (seen.rows().isEmpty()) {
            return "The hub at " + seen.hub() + " could not be asked.";
        }
        int jobs = 0;
        for (Row row : seen.rows()) {
            jobs += row.declared();
        }
        String what = Ages.count(seen.rows().size(), "cluster", "clusters") + " with "
                + Ages.count(jobs, "declared job", "declared jobs") + " at " + seen.hub();
        return (failed == 0 ? "As promised: " : failed + " failed: ")
                + what
                + (warnings == 0 ? "." : ", " + Ages.count(warnings, "warning", "warnings") + ".");
    }
}
