package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.capacity.ExpectedJobs;
import io.promfleet.generator.capacity.ExpectedJobs.ExpectedJob;
import io.promfleet.model.Cluster;
import io.promfleet.model.ExpectedSeries;
import io.promfleet.model.FederatedPrometheus;
import io.promfleet.model.Fleet;
import io.promfleet.model.Source;
import java.util.ArrayList;
import java.util.List;

/** PF324: a part of a cluster that is expected to have more series than the whole. */
final class SeriesAddUp implements FleetCheck {
    private static final String ID = "PF324";
    private static final int NAMED = 10;

    @Override
    public void check(Fleet fleet, Findings findings) {
        check(fleet, fleet.hub(), findings);
        for (Source source : fleet.sources()) {
            check(fleet, source, findings);
            if (source.approach() instanceof FederatedPrometheus federated) {
                ExpectedSeries whole = source.expectedSeries().orElse(null);
                ExpectedSeries part = federated.federation().expectedSeries().orElse(null);
                if (whole != null && part != null && part.number() > whole.number()) {
                    findings.add(new Finding(
                            ID,
                            Severity.WARNING,
                            source.path() + " > " + federated.call(),
                            part.declaredAt(),
                            "The hub is to fetch `" + part.number() + "` series of a source that is expected to have `"
                                    + whole.number() + "`.",
                            "Correct one of the two numbers.",
                            List.of(new Finding.Related("the whole", whole.declaredAt()))));
                }
            }
        }
    }

    private static void check(Fleet fleet, Cluster cluster, Findings findings) {
        ExpectedSeries whole = cluster.expectedSeries().orElse(null);
        List<ExpectedJob> jobs = whole == null ? List.of() : ExpectedJobs.of(fleet, cluster);
        double sum = ExpectedJobs.series(jobs);
        if (whole == null || sum <= whole.number()) {
            return;
        }
        List<Finding.Related> parts = new ArrayList<>();
        for (ExpectedJob job : jobs.subList(0, Math.min(NAMED, jobs.size()))) {
            parts.add(new Finding.Related(
                    "`" + job.job().name() + "` has " + job.said().number(),
                    job.said().declaredAt()));
        }
        findings.add(new Finding(
                ID,
                Severity.WARNING,
                cluster.path(),
                whole.declaredAt(),
                "`" + cluster.name() + "` is expected to have `" + whole.number() + "` series, and its jobs `"
                        + (long) sum + "`.",
                "Say the sum of all its jobs and of the chart's monitors, or no number of the cluster.",
                parts));
    }
}
