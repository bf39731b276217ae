package io.promfleet.generator.render;

import io.promfleet.generator.manifest.Node;
import io.promfleet.model.ScrapeJob;
import java.util.ArrayList;
import java.util.List;

/**
 * A job where it runs.
 *
 * @param job the job
 * @param moreRules what puts the identity of its cluster on every target; none where it is added to what is sent
 */
record PlacedJob(ScrapeJob job, List<Node> moreRules) {
    static List<PlacedJob> all(List<ScrapeJob> jobs, List<Node> moreRules) {
        List<PlacedJob> placed = new ArrayList<>(jobs.size());
        for (ScrapeJob job : jobs) {
            placed.add(new PlacedJob(job, moreRules));
        }
        return placed;
    }
}
