package io.promfleet.generator.promql;

import io.promfleet.model.PrometheusVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A function: what it takes and gives, and which releases have it. From {@code promql/parser/functions.go} and the change log of
 * Prometheus.
 *
 * @param name the name
 * @param parameters the types of what it takes; the last stands for all further ones
 * @param fewest how many arguments it takes at least
 * @param most how many it takes at most
 * @param type what it gives
 * @param since the first release that has it
 * @param until the first release that no longer has it; null if all do
 * @param stableSince the first release in which it needs no flag; null if there is none yet
 */
record Function(
        String name,
        List<ValueType> parameters,
        int fewest,
        int most,
        ValueType type,
        PrometheusVersion since,
        @Nullable PrometheusVersion until,
        @Nullable PrometheusVersion stableSince) {
    private static final PrometheusVersion ALWAYS = PrometheusVersion.of(2, 0);
    private static final Map<String, Function> BY_NAME = new HashMap<>();

    /*
     * One line a group of functions: the names, `:`, the arguments, `>`, the result; then the releases. In the arguments v is an
     * instant vector, m a range vector, s a number and t a text; `?` makes the one before it optional and `*` lets it come
     * any number of times.
     */
    static {
        stable("abs ceil exp floor ln log10 log2 sgn sort sort_desc sqrt absent timestamp : v > v");
        stable("acos acosh asin asinh atan atanh cos cosh deg rad sin sinh tan tanh : v > v");
        stable("histogram_count histogram_sum : v > v");
        stable(
                "avg_over_time changes count_over_time delta deriv idelta increase irate last_over_time max_over_time : m > v");
        stable("min_over_time present_over_time rate resets stddev_over_time stdvar_over_time sum_over_time : m > v");
        stable("absent_over_time : m > v");
        stable("clamp : vss > v");
        stable("clamp_max clamp_min : vs > v");
        stable("day_of_month day_of_week day_of_year days_in_month hour minute month year : v? > v");
        stable("histogram_fraction : ssv > v");
        stable("histogram_quantile : sv > v");
        stable("label_join : vttt* > v");
        stable("label_replace : vtttt > v");
        stable("pi time : > s");
        stable("predict_linear : ms > v");
        stable("quantile_over_time : sm > v");
        stable("round : vs? > v");
        stable("scalar : v > s");
        stable("vector : s > v");
        add("holt_winters : mss > v", ALWAYS, PrometheusVersion.of(3, 0), ALWAYS);
        add("histogram_stddev histogram_stdvar : v > v", PrometheusVersion.of(2, 47), null, ALWAYS);
        add("histogram_avg : v > v", PrometheusVersion.of(2, 51), null, ALWAYS);
        experimental("mad_over_time : m > v", PrometheusVersion.of(2, 49));
        experimental("sort_by_label sort_by_label_desc : vt* > v", PrometheusVersion.of(2, 49));
        experimental("info : vv? > v", PrometheusVersion.of(2, 55));
        experimental("double_exponential_smoothing : mss > v", PrometheusVersion.of(3, 0));
        experimental(
                "ts_of_last_over_time ts_of_max_over_time ts_of_min_over_time : m > v", PrometheusVersion.of(3, 5));
        add("first_over_time : m > v", PrometheusVersion.of(3, 7), null, PrometheusVersion.of(3, 14));
        experimental("ts_of_first_over_time : m > v", PrometheusVersion.of(3, 7));
        experimental("histogram_quantiles : vtss?s?s?s?s?s?s?s?s? > v", PrometheusVersion.of(3, 11));
        experimental("start end step range : > s", PrometheusVersion.of(3, 12));
        experimental("max_of min_of : ss > s", PrometheusVersion.of(3, 13));
        experimental("start_timestamp : v > v", PrometheusVersion.of(3, 14));
    }

    private static void stable(String line) {
        add(line, ALWAYS, null, ALWAYS);
    }

    private static void experimental(String line, PrometheusVersion since) {
        add(line, since, null, null);
    }

    private static void add(
            String line,
            PrometheusVersion since,
            @Nullable PrometheusVersion until,
            @Nullable PrometheusVersion stableSince) {
        int colon = line.indexOf(" : ");
        int arrow = line.indexOf("> ");
        String arguments = line.substring(colon + 3, arrow).strip();
        List<ValueType> parameters = new ArrayList<>();
        int fewest = 0;
        int most = 0;
        for (int i = 0; i < arguments.length(); i++) {
            switch (arguments.charAt(i)) {
                case '?' -> fewest--;
                case '*' -> {
                    fewest--;
                    most = Integer.MAX_VALUE;
                }
                default -> {
                    parameters.add(type(arguments.charAt(i)));
                    fewest++;
                    most++;
                }
            }
        }
        ValueType result = type(line.charAt(arrow + 2));
        for (String name : line.substring(0, colon).split(" ", -1)) {
            BY_NAME.put(
                    name, new Function(name, List.copyOf(parameters), fewest, most, result, since, until, stableSince));
        }
    }

    private static ValueType type(char letter) {
        return switch (letter) {
            case 's' -> ValueType.SCALAR;
            case 't' -> ValueType.STRING;
            case 'm' -> ValueType.MATRIX;
            default -> ValueType.VECTOR;
        };
    }

    /** The function of this name; null if that release has none. */
    static @Nullable Function named(String name, PrometheusVersion version) {
        Function found = BY_NAME.get(name);
        boolean there = found != null
                && version.isAtLeast(found.since)
                && (found.until == null || !version.isAtLeast(found.until));
        return there ? found : null;
    }

    /** The names of the functions that a release has. */
    static List<String> names(PrometheusVersion version) {
        List<String> names = new ArrayList<>();
        for (String name : BY_NAME.keySet()) {
            if (named(name, version) != null) {
                names.add(name);
            }
        }
        return names;
    }

    boolean isStable(PrometheusVersion version) {
        return stableSince != null && version.isAtLeast(stableSince);
    }

    /** What the argument at a place, counted from 0, has to be. */
    ValueType parameter(int place) {
        return parameters.get(Math.min(place, parameters.size() - 1));
    }
}
