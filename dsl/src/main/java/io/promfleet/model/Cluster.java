package io.promfleet.model;

import io.promfleet.finding.Location;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.immutables.value.Value;

/** A cluster of the fleet: what hub and sources have in common. */
public sealed interface Cluster permits Hub, Source {

    /**
     * The cluster's name: a DNS label, unique in the fleet. Also the value of its {@code cluster} label, the folder of its
     * files and part of object names.
     *
     * @return the name
     */
    String name();

    /**
     * Where it stands in the model, as findings name it.
     *
     * @return for instance {@code source(production)}
     */
    default String path() {
        return (this instanceof Hub ? "hub(" : "source(") + name() + ")";
    }

    /**
     * The environment it belongs to, such as {@code production}; sent as external label {@code environment}.
     *
     * @return the environment
     */
    Optional<String> environment();

    /**
     * The value of the label {@code origin_prometheus}: which Prometheus collected a series.
     *
     * @return {@code <namespace>/<cluster>} unless said otherwise
     */
    String originPrometheus();

    /**
     * Labels that every series of this cluster carries at the hub, next to the identity labels; in the order of their
     * declaration.
     *
     * @return the labels
     */
    List<Label> externalLabels();

    /**
     * Every label by which its series are told apart at the hub.
     *
     * @return names and values: identity first, then the environment, then the others in the order of their declaration
     */
    default Map<String, String> labelsAtTheHub() {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("cluster", name());
        labels.put("origin_prometheus", originPrometheus());
        environment().ifPresent(value -> labels.put("environment", value));
        for (Label label : externalLabels()) {
            labels.put(label.name(), label.value());
        }
        return labels;
    }

    /**
     * What it scrapes beyond what the chart scrapes by itself.
     *
     * @return the jobs
     */
    List<ScrapeJob> scrapeJobs();

    /**
     * Whether Flux runs in it and its controllers are scraped; kube-state-metrics then shows the objects of Flux too.
     *
     * @return false unless the ready-made job was asked for
     */
    boolean fluxControllers();

    /**
     * The version of the chart that it runs, where that is another than the fleet's.
     *
     * @return the exact version; see {@link Fleet#chartVersion}
     */
    Optional<SaidVersion> ownChart();

    /**
     * The version of Kubernetes that it runs.
     *
     * @return for instance {@code 1.33}; empty if nobody said
     */
    Optional<SaidVersion> kubernetes();

    /**
     * How many active series of its own it is expected to have.
     *
     * @return the number; empty if nobody said, and then nothing is computed from it
     */
    Optional<ExpectedSeries> expectedSeries();

    /**
     * Chart values beyond what promfleet models.
     *
     * @return the values, each path once
     */
    List<ChartValue> chartValues();

    /**
     * Objects beyond what promfleet models, applied in this cluster.
     *
     * @return the objects
     */
    List<ExtraManifest> extraManifests();

    /**
     * Where it was declared. No part of equality.
     *
     * @return the place
     */
    @Value.Auxiliary
    Location declaredAt();
}
