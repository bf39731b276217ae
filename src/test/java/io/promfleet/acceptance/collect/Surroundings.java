package io.promfleet.acceptance.collect;

import io.promfleet.relabel.LabelSet;
import java.util.List;

/** What discovery finds around a collector, and what its targets say. */
public interface Surroundings {
    /** What a scrape says about itself. */
    List<LabelSet> REPORTS = List.of(
            LabelSet.of("__name__", "up"),
            LabelSet.of("__name__", "scrape_duration_seconds"),
            LabelSet.of("__name__", "scrape_samples_scraped"),
            LabelSet.of("__name__", "scrape_samples_post_metric_relabeling"),
            LabelSet.of("__name__", "scrape_series_added"));

    /**
     * What every target says.
     *
     * @return the lines of its page
     */
    List<LabelSet> lines();

    /**
     * What there is of a role of Kubernetes.
     *
     * @param role such as {@code pod}
     * @param namespaces where; everywhere for none
     * @return the targets before any rule
     */
    List<LabelSet> discover(String role, List<String> namespaces);

    /**
     * What a registry knows.
     *
     * @param url its address
     * @return the targets before any rule
     */
    List<LabelSet> registered(String url);
}
