package io.promfleet.verify;

import io.promfleet.generator.promql.Expression.VectorSelector;
import io.promfleet.generator.promql.LabelMatcher;
import io.promfleet.generator.promql.Promql;
import io.promfleet.generator.promql.PromqlException;
import io.promfleet.model.Federation;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.regex.InvalidRegexException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whether a federation fetches series of which some labels are known before they exist. */
final class FederatedSeries {
    private static final String NAME = "__name__";

    private final Promql promql = new Promql(PrometheusVersion.NEWEST, Set.of());

    /** What is known of whether series are fetched. */
    enum Fetched {
        /** One selector takes all of them. */
        YES,
        /** It depends on labels that are not known. */
        MAYBE,
        /** No selector takes any. */
        NO
    }

    /**
     * Looks at the selectors of a federation.
     *
     * @param federation which series it fetches
     * @param known labels of the series, as the source stores them
     */
    Fetched of(Federation federation, Map<String, String> known) {
        Fetched best = Fetched.NO;
        for (String selector : federation.matches()) {
            Fetched here = of(selector, known);
            if (here == Fetched.YES) {
                return here;
            }
            best = here == Fetched.MAYBE ? here : best;
        }
        return best;
    }

    private Fetched of(String text, Map<String, String> known) {
        try {
            if (!(promql.parse(text) instanceof VectorSelector selector)) {
                return Fetched.MAYBE;
            }
            List<LabelMatcher> matchers = new ArrayList<>(selector.matchers());
            selector.metric()
                    .ifPresent(metric -> matchers.add(new LabelMatcher(NAME, LabelMatcher.Operator.EQUAL, metric)));
            Fetched fetched = Fetched.YES;
            for (LabelMatcher matcher : matchers) {
                String value = known.get(matcher.label());
                if (value == null) {
                    fetched = Fetched.MAYBE;
                } else if (!matcher.takes(value, PrometheusVersion.NEWEST)) {
                    return Fetched.NO;
                }
            }
            return fetched;
        } catch (PromqlException | InvalidRegexException e) {
            return Fetched.MAYBE;
        }
    }
}
