package io.promfleet.generator.render;

import io.promfleet.generator.manifest.Node;
import io.promfleet.model.Cluster;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.Source;
import java.util.ArrayList;
import java.util.List;

/**
 * A job where it runs.
 *
 * @param job the job
 * @param moreRules what puts the identity of its cluster on every target, in the dialect that was asked for; none where it is
 *     added to what is sent
 */
record PlacedJob(ScrapeJob job, List<Node> moreRules) {
    /** The jobs that stand in the values of a cluster's Prometheus. */
    static List<PlacedJob> inValues(Rendering rendering, Cluster cluster) {
        return select(rendering, cluster, false);
    }

    /** The jobs that are resources of the Operator in a cluster. */
    static List<PlacedJob> asResources(Rendering rendering, Cluster cluster) {
        return cluster instanceof Source ? select(rendering, cluster, true) : rendering.resourcesOfTheHub();
    }

    /** The jobs that are resources on the hub, found anew: all that the hub fetches are made for it. */
    static List<PlacedJob> resourcesOfTheHub(Rendering rendering) {
        return select(rendering, rendering.fleet().hub(), true);
    }

    private static List<PlacedJob> select(Rendering rendering, Cluster cluster, boolean resources) {
        List<PlacedJob> placed = new ArrayList<>();
        if (cluster instanceof Source source) {
            // A collector has its jobs in its own file, and there is no Operator for resources.
            if (source.hasPrometheus()) {
                add(source.jobsOfApproach(), List.of(), resources, placed);
            }
            return placed;
        }
        // The hub's own jobs, and those of the sources that do not send.
        add(cluster.scrapeJobs(), identity(rendering, cluster, resources), resources, placed);
        for (Source source : rendering.fleet().sources()) {
            List<ScrapeJob> pulled = PulledJobs.of(source);
            if (!pulled.isEmpty()) {
                add(pulled, identity(rendering, source, resources), resources, placed);
            }
        }
        return placed;
    }

    private static List<Node> identity(Rendering rendering, Cluster cluster, boolean resources) {
        return Identity.rules(resources ? rendering.operator() : rendering.file(), cluster);
    }

    private static void add(List<ScrapeJob> jobs, List<Node> moreRules, boolean resources, List<PlacedJob> placed) {
        for (ScrapeJob job : jobs) {
            if (job.asScrapeConfig() == resources) {
                placed.add(new PlacedJob(job, moreRules));
            }
        }
    }
}
