package io.promfleet.generator.target;

import io.promfleet.generator.promql.Expression.VectorSelector;
import io.promfleet.generator.promql.LabelMatcher;
import io.promfleet.generator.promql.Promql;
import io.promfleet.generator.promql.PromqlException;
import io.promfleet.model.FederatedPrometheus;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.SendingApproach;
import io.promfleet.model.Source;
import io.promfleet.regex.InvalidRegexException;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Whether the hub sees {@code up} of a job under the job's own name, without which it cannot tell that the job is gone. */
public final class UpAtTheHub {
    private static final String NAME = "__name__";
    private static final String UP = "up";
    private static final String JOB = "job";
    private static final String INSTANCE = "10.0.0.1:9090";

    private final FinalLabels labels = new FinalLabels();

    /** Knows no fleet yet; what it learns about rules it keeps. */
    public UpAtTheHub() {}

    /**
     * Why the hub does not see it.
     *
     * @param source a source
     * @param job one of its jobs
     * @return a clause for a sentence; empty where the hub sees it
     */
    public Optional<String> hidden(Source source, ScrapeJob job) {
        Optional<String> label = JobLabel.of(job);
        if (label.isEmpty()) {
            return Optional.of("its rules take the label `job` from the target");
        }
        if (!runsInside(source, job)) {
            return Optional.empty(); // the hub scrapes it
        }
        if (source.approach() instanceof FederatedPrometheus federated) {
            return federated.federation().matches().stream().anyMatch(match -> fetchesUp(match, label.get()))
                    ? Optional.empty()
                    : Optional.of("no selector of the federation surely fetches its `up`");
        }
        return isSent(source, label.get())
                ? Optional.empty()
                : Optional.of("the rules for what is sent drop or rename its `up`");
    }

    private static boolean runsInside(Source source, ScrapeJob job) {
        boolean byApproach = source.furtherFetchings().isEmpty()
                || source.jobsOfApproach().stream().anyMatch(own -> own.name().equals(job.name()));
        return byApproach && source.isScrapedInside();
    }

    /** Whether some target at the hub gets {@code up} of the job under its name; that of the cluster is another check's. */
    private boolean isSent(Source source, String job) {
        if (!(source.approach() instanceof SendingApproach)) {
            return true;
        }
        Map<String, String> series = Map.of(NAME, UP, JOB, job, "instance", INSTANCE);
        return labels.arrive(source, series, sent -> job.equals(sent.get(JOB)) && UP.equals(sent.get(NAME)));
    }

    /** Whether a selector takes the series whatever its further labels are. */
    private static boolean fetchesUp(String match, String job) {
        try {
            return new Promql(PrometheusVersion.NEWEST, Set.of()).parse(match) instanceof VectorSelector selector
                    && selector.metric().map(UP::equals).orElse(true)
                    && selector.matchers().stream().allMatch(matcher -> takes(matcher, job));
        } catch (PromqlException e) {
            return false; // reported where it is said
        }
    }

    private static boolean takes(LabelMatcher matcher, String job) {
        String value = switch (matcher.label()) {
            case NAME -> UP;
            case JOB -> job;
            default -> null;
        };
        try {
            return value != null && matcher.takes(value, PrometheusVersion.NEWEST);
        } catch (InvalidRegexException e) {
            return false; // such a selector was not read
        }
    }
}
