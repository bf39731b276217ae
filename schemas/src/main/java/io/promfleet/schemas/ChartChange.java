package io.promfleet.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A breaking change of the chart kube-prometheus-stack.
 *
 * @param version the first release with the change
 * @param until the release that took it back, if one did
 * @param from the release before which nobody could have what changes, if there is one
 * @param conditions whose values it touches; all of them hold there
 * @param change what changes, a part of a sentence
 * @param edit what to do about it, a sentence
 * @param source where the change is known from
 */
public record ChartChange(
        String version,
        Optional<String> until,
        Optional<String> from,
        List<Condition> conditions,
        String change,
        String edit,
        String source) {
    private static final String RESOURCE = "/io/promfleet/charts/changes.txt";

    /** Keeps its own copy of the conditions. */
    public ChartChange {
        conditions = List.copyOf(conditions);
    }

    /**
     * What values have to be like.
     *
     * @param used whether one of the values has to be set; otherwise none of them may be
     * @param values the values
     */
    public record Condition(boolean used, List<ValuePattern> values) {
        /** Keeps its own copy of the values. */
        public Condition {
            values = List.copyOf(values);
        }
    }

    /**
     * All known changes.
     *
     * @return the changes, the oldest first
     */
    public static List<ChartChange> all() {
        List<ChartChange> changes = new ArrayList<>();
        try (InputStream in = ChartChange.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the changes of the chart are missing from the class path");
            }
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    changes.add(parse(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the changes of the chart", e);
        }
        return changes;
    }

    /** A line of the table; a bar between blanks separates its fields. */
    private static ChartChange parse(String line) {
        String[] fields = line.split(" \\| ", -1);
        if (fields.length != 5) {
            throw new IllegalStateException("a change has five fields, unlike `" + line + "`");
        }
        String[] versions = fields[0].split(" ", -1);
        List<Condition> conditions = new ArrayList<>();
        for (String condition : fields[1].split(" and ", -1)) {
            boolean used = condition.startsWith("used ");
            if (!used && !condition.startsWith("unset ")) {
                throw new IllegalStateException("`" + condition + "` is no condition");
            }
            List<ValuePattern> values = new ArrayList<>();
            for (String value : condition.substring(condition.indexOf(' ') + 1).split(", ", -1)) {
                values.add(ValuePattern.parse(value));
            }
            conditions.add(new Condition(used, values));
        }
        return new ChartChange(
                versions[0],
                word("until", versions),
                word("from", versions),
                conditions,
                fields[2],
                fields[3],
                fields[4]);
    }

    private static Optional<String> word(String name, String... words) {
        for (int i = 1; i + 1 < words.length; i += 2) {
            if (words[i].equals(name)) {
                return Optional.of(words[i + 1]);
            }
        }
        return Optional.empty();
    }
}
