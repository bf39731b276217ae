package io.promfleet.testkit;

import io.promfleet.generator.target.TargetPhase;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.ScrapeJob;
import org.assertj.core.api.AbstractAssert;

/** Assertions about a scrape job. */
public final class ScrapeJobAssert extends AbstractAssert<ScrapeJobAssert, ScrapeJob> {
    private PrometheusVersion version = PrometheusVersion.NEWEST;

    ScrapeJobAssert(ScrapeJob job) {
        super(job, ScrapeJobAssert.class);
    }

    /**
     * The Prometheus that runs in that cluster, for what follows; the newest known one unless said.
     *
     * @param release such as {@code 3.14.0}
     * @return this
     */
    public ScrapeJobAssert onPrometheus(String release) {
        version = PrometheusVersion.parse(release);
        return this;
    }

    /**
     * What the job makes of a target.
     *
     * @param target the target as it is discovered
     * @return assertions about what becomes of it
     */
    public TargetAssert relabelling(DiscoveredTarget target) {
        TargetPhase phase = TargetPhase.of(actual, version);
        return new TargetAssert(
                phase.outcome(target.labels(), target.group()), phase.trace(target.labels(), target.group()));
    }

    /**
     * What the job makes of a target.
     *
     * @param target the target as Kubernetes discovery finds it
     * @return assertions about what becomes of it
     */
    public TargetAssert relabelling(KubernetesTarget<?> target) {
        return relabelling(target.build());
    }

    /**
     * What the job does to the series that it scrapes.
     *
     * @return assertions about its metric rules
     */
    public RelabelRulesAssert metricRelabelling() {
        return new RelabelRulesAssert(actual.metricRelabels()).onPrometheus(version.toString());
    }
}
