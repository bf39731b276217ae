package io.promfleet.generator.render;

import io.promfleet.model.ScrapeJob;
import java.time.Duration;
import java.util.Optional;

/**
 * A declared job as the running fleet shows it.
 *
 * @param name the name under which the definition knows it
 * @param label the value of the label {@code job} of its targets; empty where the targets themselves say it
 * @param pool what the server that scrapes it calls it, as in its metric {@code prometheus_target_scrape_pool_targets}
 * @param byHub whether the Prometheus of the hub scrapes it, and not something in the cluster
 * @param interval how often its targets are scraped
 * @param job how it is scraped
 */
public record LiveJob(
        String name, Optional<String> label, String pool, boolean byHub, Duration interval, ScrapeJob job) {}
