package io.promfleet.generator.check;

import io.promfleet.finding.Findings;
import io.promfleet.generator.pitfall.RelabelPitfalls;
import io.promfleet.model.Cluster;
import io.promfleet.model.Fleet;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.Source;

/** PF202, PF206, PF207, PF208 and PF209: relabel rules that Prometheus loads and that do something else than they look like. */
final class RulesDoWhatTheySay implements FleetCheck {
    @Override
    public void check(Fleet fleet, Findings findings) {
        RelabelPitfalls pitfalls = new RelabelPitfalls(findings);
        jobs("hub(" + fleet.hub().name() + ")", fleet.hub(), pitfalls);
        for (Source source : fleet.sources()) {
            String path = "source(" + source.name() + ")";
            jobs(path, source, pitfalls);
            for (RemoteWrite write : source.remoteWrites()) {
                pitfalls.write(() -> path + " > remoteWrite(" + write.name() + ")", write);
            }
        }
    }

    private static void jobs(String path, Cluster cluster, RelabelPitfalls pitfalls) {
        for (ScrapeJob job : cluster.scrapeJobs()) {
            pitfalls.job(() -> path + " > scrapeJob(" + job.name() + ")", job);
        }
    }
}
