package io.promfleet.generator.promql;

import io.promfleet.model.PrometheusVersion;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An aggregation. */
public enum Aggregator {
    /** The mean. */
    AVG,
    /** The series with the smallest values, as they are. */
    BOTTOMK(ValueType.SCALAR, true),
    /** How many series there are. */
    COUNT,
    /** How many series have each value. */
    COUNT_VALUES(ValueType.STRING, false),
    /** One for each group. */
    GROUP,
    /** A share of the series, as they are; experimental since 2.54. */
    LIMIT_RATIO(ValueType.SCALAR, true),
    /** A number of series, as they are; experimental since 2.54. */
    LIMITK(ValueType.SCALAR, true),
    /** The largest value. */
    MAX,
    /** The smallest value. */
    MIN,
    /** A quantile over series. */
    QUANTILE(ValueType.SCALAR, false),
    /** The standard deviation. */
    STDDEV,
    /** The variance. */
    STDVAR,
    /** The sum. */
    SUM,
    /** The series with the largest values, as they are. */
    TOPK(ValueType.SCALAR, true);

    private static final PrometheusVersion LIMITS = PrometheusVersion.of(2, 54);
    private static final Map<String, Aggregator> BY_NAME = new HashMap<>();

    static {
        for (Aggregator aggregator : values()) {
            BY_NAME.put(aggregator.spelling(), aggregator);
        }
    }

    private final @Nullable ValueType parameter;
    private final boolean choosing;

    Aggregator() {
        this(null, false);
    }

    Aggregator(@Nullable ValueType parameter, boolean choosing) {
        this.parameter = parameter;
        this.choosing = choosing;
    }

    /** The aggregation of this name, in any letter case; null if that release has none. */
    static @Nullable Aggregator named(String word, PrometheusVersion version) {
        Aggregator found = BY_NAME.get(word.toLowerCase(Locale.ROOT));
        return found != null && found.isExperimental() && !version.isAtLeast(LIMITS) ? null : found;
    }

    /** What it takes before the series; null if nothing. */
    @Nullable
    ValueType parameter() {
        return parameter;
    }

    boolean isExperimental() {
        return this == LIMITK || this == LIMIT_RATIO;
    }

    /**
     * Whether it gives some of its series with all of their labels, instead of new ones.
     *
     * @return true for {@code topk} and the like
     */
    public boolean choosesSeries() {
        return choosing;
    }

    /**
     * The name as it is written.
     *
     * @return as in {@code count_values}
     */
    public String spelling() {
        return name().toLowerCase(Locale.ROOT);
    }
}
