package io.promfleet.generator.closure;

import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.Source;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Which part of the series of a job the rules for what is sent leave. */
public enum SentPart {
    /** None is dropped. */
    ALL,
    /** Some may be dropped, by labels that only the series themselves say. */
    SOME,
    /** All are dropped. */
    NONE;

    /**
     * The part of the series of a source.
     *
     * @param source the source
     * @param rules its rules for what is sent
     * @param labels what is known of the series, such as {@code job}; those of the source need not be among them
     * @return which part passes
     */
    public static SentPart of(Source source, RelabelRules rules, Map<String, String> labels) {
        if (rules.isEmpty()) {
            return ALL;
        }
        Map<String, String> known = new HashMap<>(source.labelsAtTheHub());
        known.putAll(labels);
        PartlyKnownSeries series = new PartlyKnownSeries(known, Set.of(), new CompiledRules(PrometheusVersion.NEWEST));
        series.pass(rules);
        if (series.loss().isPresent()) {
            return NONE;
        }
        return series.isDoubtful() ? SOME : ALL;
    }
}
