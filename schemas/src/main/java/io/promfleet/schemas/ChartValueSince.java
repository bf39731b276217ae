package io.promfleet.schemas;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Since when the chart kube-prometheus-stack has a value, for those that its oldest known release lacks.
 *
 * @param path the keys that lead to the value
 * @param lacking a release that lacks it although {@code since} is not the next one; empty where {@code since} is exact
 * @param since the first release that is known to have it
 * @param source where that is known from
 */
public record ChartValueSince(List<String> path, Optional<String> lacking, String since, String source) {
    private static final String RESOURCE = "/io/promfleet/charts/first.txt";

    /** Keeps its own copy of the path. */
    public ChartValueSince {
        path = List.copyOf(path);
    }

    /**
     * All known values.
     *
     * @return the values in the order of the table
     */
    public static List<ChartValueSince> all() {
        List<ChartValueSince> all = new ArrayList<>();
        try (InputStream in = ChartValueSince.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the first releases of chart values are missing from the class path");
            }
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n", -1)) {
                if (!line.isEmpty() && !line.startsWith("#")) {
                    all.add(parse(line));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read the first releases of chart values", e);
        }
        return all;
    }

    private static ChartValueSince parse(String line) {
        String[] fields = line.split(" \\| ", -1);
        if (fields.length != 3) {
            throw new IllegalStateException("a value has three fields, unlike `" + line + "`");
        }
        int between = fields[1].indexOf("..");
        return new ChartValueSince(
                List.of(fields[0].split("\\.", -1)),
                between < 0 ? Optional.empty() : Optional.of(fields[1].substring(0, between)),
                between < 0 ? fields[1] : fields[1].substring(between + 2),
                fields[2]);
    }
}
