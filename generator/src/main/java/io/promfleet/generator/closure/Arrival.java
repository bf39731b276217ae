package io.promfleet.generator.closure;

import io.promfleet.generator.pitfall.RuleParts;
import io.promfleet.generator.promql.AskedSeries;
import io.promfleet.generator.promql.Expression.VectorSelector;
import io.promfleet.generator.promql.LabelMatcher;
import io.promfleet.generator.promql.Promql;
import io.promfleet.generator.promql.PromqlException;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.Source;
import io.promfleet.regex.InvalidRegexException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether series that somebody asks for on the hub arrive there. One for a run; not for several threads. */
public final class Arrival {
    private final PrometheusVersion version;
    private final Promql promql;
    private final CompiledRules compiled;
    private final IdentityHashMap<Source, Known> ways = new IdentityHashMap<>();
    private final Map<Ways, Known> known = new HashMap<>();
    private final Map<String, Optional<VectorSelector>> selectors = new HashMap<>();

    /** What was found out for all sources with the same ways. */
    private record Known(Ways ways, Map<AskedSeries, Answer> answers) {}

    /** What became of the series; a loss, or none. */
    public sealed interface Answer permits Answer.Arrives, Answer.Lost, Answer.NotFetched, Answer.NotThere {
        /** The source may deliver them. */
        record Arrives() implements Answer {}

        /**
         * The source drops them, or a label that is asked for.
         *
         * @param by what loses them on the way that gets furthest
         */
        record Lost(Loss by) implements Answer {}

        /** The hub asks the source's Prometheus for others only. */
        record NotFetched() implements Answer {}

        /** The source has no job of which such series could be. */
        record NotThere() implements Answer {}
    }

    /**
     * Follows series.
     *
     * @param version the Prometheus that applies the rules
     */
    public Arrival(PrometheusVersion version) {
        this.version = version;
        this.promql = new Promql(version, Set.of());
        this.compiled = new CompiledRules(version);
    }

    /**
     * Whether a source delivers series. Where that depends on what is not known, it does.
     *
     * @param source the source
     * @param asked the series
     * @return the answer; the same for sources with the same rules
     */
    public Answer of(Source source, AskedSeries asked) {
        String cluster = asked.demanded("cluster").orElse(source.name());
        if (!cluster.equals(source.name())) {
            return new Answer.NotThere();
        }
        // Ways are compared once a source, as there may be many jobs in them.
        Known found = ways.computeIfAbsent(source, this::known);
        return found.answers().computeIfAbsent(asked, series -> answer(found.ways(), series));
    }

    private Known known(Source source) {
        return known.computeIfAbsent(Ways.of(source), all -> new Known(all, new HashMap<>()));
    }

    private Answer answer(Ways all, AskedSeries asked) {
        Answer answer = new Answer.NotThere();
        Optional<String> job = asked.demanded("job");
        boolean named =
                job.isPresent() && all.all().stream().anyMatch(way -> way.job().equals(job));
        for (Way way : all.all()) {
            if (job.isPresent() && !way.job().equals(job) && (named || way.job().isPresent())) {
                continue;
            }
            Answer here = answer(way, all.external(), asked);
            if (here instanceof Answer.Arrives) {
                return here;
            }
            if (here instanceof Answer.Lost || answer instanceof Answer.NotThere) {
                answer = further(answer, here);
            }
        }
        return answer;
    }

    /** Of two ways on which something is lost, that which keeps the series. */
    private static Answer further(Answer one, Answer other) {
        boolean keeps = one instanceof Answer.Lost lost && lost.by().label().isPresent();
        return keeps ? one : other;
    }

    private Answer answer(Way way, Map<String, String> external, AskedSeries asked) {
        if (way.isOpen()) {
            return new Answer.Arrives();
        }
        Set<String> set = new HashSet<>();
        for (RelabelRules rules : List.of(way.scraped(), way.sent())) {
            for (RelabelRule rule : rules.rules()) {
                String target = RuleParts.target(rule);
                if (target != null) {
                    set.add(target);
                }
            }
        }
        if (set.contains(PartlyKnownSeries.METRIC)) {
            return new Answer.Arrives(); // some series may get the name on the way
        }
        Map<String, String> start = new HashMap<>(asked.demanded());
        start.keySet().removeAll(set);
        start.put(PartlyKnownSeries.METRIC, asked.metric());
        way.job().ifPresent(job -> start.put("job", job));
        Set<String> labels = new LinkedHashSet<>(asked.labels());
        PartlyKnownSeries series = new PartlyKnownSeries(start, labels, compiled);
        series.pass(way.scraped());
        if (!way.matches().isEmpty() && way.matches().stream().noneMatch(selector -> takes(selector, asked.metric()))) {
            return series.loss()
                    .filter(loss -> loss.label().isEmpty())
                    .<Answer>map(Answer.Lost::new)
                    .orElse(new Answer.NotFetched());
        }
        series.know(external);
        series.pass(way.sent());
        return series.loss().<Answer>map(Answer.Lost::new).orElse(new Answer.Arrives());
    }

    /** Whether a selector may take series of the name. */
    private boolean takes(String text, String metric) {
        VectorSelector selector =
                selectors.computeIfAbsent(text, this::selector).orElse(null);
        if (selector == null) {
            return true;
        }
        if (selector.metric().isPresent() && !selector.metric().get().equals(metric)) {
            return false;
        }
        return selector.matchers().stream()
                .filter(matcher -> matcher.label().equals(PartlyKnownSeries.METRIC))
                .allMatch(matcher -> matches(matcher, metric));
    }

    private boolean matches(LabelMatcher matcher, String metric) {
        try {
            return matcher.takes(metric, version);
        } catch (InvalidRegexException e) {
            return true;
        }
    }

    /** A selector; empty for what is none, which is reported elsewhere. */
    private Optional<VectorSelector> selector(String text) {
        try {
            return promql.parse(text) instanceof VectorSelector selector ? Optional.of(selector) : Optional.empty();
        } catch (PromqlException e) {
            return Optional.empty();
        }
    }
}
