package io.promfleet.generator.promql;

import io.promfleet.model.PrometheusVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What expressions in dashboards of Grafana ask for. They have variables of Grafana in them: one inside of a matcher may be anything, one
 * between brackets is a time, and an expression with one elsewhere is not read.
 */
public final class GrafanaQuery {
    private static final String VARIABLE = "\\$(?:\\w+|\\{[^}]*\\})|\\[\\[\\w+(?::\\w+)?\\]\\]";
    private static final Pattern OPEN_MATCHER =
            Pattern.compile("(?:=~|!~|!=|=)\\s*(\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*'|`[^`]*`)");
    private static final Pattern NAMES_ONE = Pattern.compile(VARIABLE);
    private static final Pattern TIME = Pattern.compile("(?<=[\\[:])\\s*(?:" + VARIABLE + ")\\s*(?=[\\]:])");
    private static final Pattern NUMBER = Pattern.compile("\\$\\{?__\\w+_m?s\\}?");
    private static final Pattern VALUES =
            Pattern.compile("label_values\\(\\s*(.*),\\s*([a-zA-Z_]\\w*)\\s*\\)", Pattern.DOTALL);
    private static final Pattern RESULT = Pattern.compile("query_result\\((.*)\\)", Pattern.DOTALL);

    private final PrometheusVersion version;
    private final Promql promql;

    /**
     * Reads for one release.
     *
     * @param version the Prometheus that is asked
     */
    public GrafanaQuery(PrometheusVersion version) {
        this.version = version;
        this.promql = new Promql(version, Set.of());
    }

    /**
     * The series of a panel's expression.
     *
     * @param expression as it stands in the dashboard
     * @return in the order of the expression; none where it cannot be read
     */
    public List<AskedSeries> asked(String expression) {
        String text = NUMBER.matcher(expression).replaceAll("300");
        text = TIME.matcher(text).replaceAll("5m");
        Matcher matcher = OPEN_MATCHER.matcher(text);
        StringBuilder known = new StringBuilder();
        while (matcher.find()) {
            boolean open = NAMES_ONE.matcher(matcher.group(1)).find();
            matcher.appendReplacement(known, Matcher.quoteReplacement(open ? "=~\".*\"" : matcher.group()));
        }
        matcher.appendTail(known);
        try {
            return AskedSeriesFinder.in(promql.parse(known.toString()), version);
        } catch (PromqlException e) {
            return List.of();
        }
    }

    /**
     * The series of which a variable takes its values.
     *
     * @param query the query of the variable, such as {@code label_values(up, cluster)}
     * @return none where it cannot be read, and where it is about all series
     */
    public List<AskedSeries> askedByVariable(String query) {
        Matcher values = VALUES.matcher(query.strip());
        if (values.matches()) {
            List<AskedSeries> all = new ArrayList<>();
            for (AskedSeries series : asked(values.group(1))) {
                Set<String> labels = new TreeSet<>(series.labels());
                labels.add(values.group(2));
                all.add(new AskedSeries(series.metric(), labels, series.demanded()));
            }
            return all;
        }
        Matcher result = RESULT.matcher(query.strip());
        return result.matches() ? asked(result.group(1)) : List.of();
    }
}
