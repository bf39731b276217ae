package io.promfleet.verify;

import io.promfleet.generator.capacity.ScrapeInterval;
import io.promfleet.generator.render.LiveJob;
import io.promfleet.generator.render.LiveJobs;
import io.promfleet.generator.target.FinalLabels;
import io.promfleet.model.Alloy;
import io.promfleet.model.Approach;
import io.promfleet.model.Cluster;
import io.promfleet.model.Collector;
import io.promfleet.model.DiscoveredByHub;
import io.promfleet.model.FederatedPrometheus;
import io.promfleet.model.Federation;
import io.promfleet.model.Fetching;
import io.promfleet.model.Fleet;
import io.promfleet.model.Hub;
import io.promfleet.model.OpenTelemetryCollector;
import io.promfleet.model.PrometheusAgent;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.SendingApproach;
import io.promfleet.model.SendingPrometheus;
import io.promfleet.model.Source;
import io.promfleet.relabel.LabelSet;
import io.promfleet.verify.Expected.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Derives from the model what each cluster shows at the hub. */
final class Expectations {
    private static final String JOB = "job";
    private static final String NAME = "__name__";
    private static final String INSTANCE = "10.0.0.1:9090";
    private static final String FEDERATE = "federate";

    private final LiveJobs jobs;
    private final FinalLabels labels = new FinalLabels();
    private final FederatedSeries fetched = new FederatedSeries();
    private final Duration ofHub;
    private final Map<String, Expected> clusters = new LinkedHashMap<>();

    Expectations(Fleet fleet) {
        jobs = new LiveJobs(fleet);
        ofHub = ScrapeInterval.ofHub(fleet);
        add(fleet.hub());
        fleet.sources().forEach(this::add);
    }

    /** Every cluster of the fleet by its name, the hub first. */
    Map<String, Expected> clusters() {
        return clusters;
    }

    private void add(Cluster cluster) {
        Map<String, Expected.Job> byLabel = new LinkedHashMap<>();
        List<LiveJob> unnamed = new ArrayList<>();
        for (LiveJob job : jobs.of(cluster)) {
            if (job.label().isEmpty()) {
                unnamed.add(job);
            } else {
                declared(cluster, job, job.label().get(), byLabel);
            }
        }
        for (String job : ofTheChart(cluster)) {
            Optional<String> arrives = arriving(cluster, "up", job);
            byLabel.putIfAbsent(
                    arrives.orElse(job),
                    new Expected.Job(arrives.orElse(job), arrives.isEmpty() ? Promise.CUT : Promise.CHART, List.of()));
        }
        clusters.put(
                cluster.name(),
                new Expected(
                        cluster,
                        way(cluster),
                        cluster.labelsAtTheHub(),
                        List.copyOf(byLabel.values()),
                        unnamed,
                        showsFlux(cluster),
                        showsKubernetes(cluster)));
    }

    private void declared(Cluster cluster, LiveJob said, String label, Map<String, Expected.Job> byLabel) {
        Promise promise = Promise.DECLARED;
        String shown = label;
        LiveJob job = said;
        if (!job.byHub() && cluster instanceof Source source) {
            if (source.approach() instanceof FederatedPrometheus federated) {
                promise = federated(federated.federation(), label);
                job = asFetched(said, federated.federation());
            } else {
                Optional<String> arrives = arriving(cluster, "up", label);
                promise = arrives.isEmpty() ? Promise.CUT : promise;
                shown = arrives.orElse(label);
            }
        }
        Expected.Job known = byLabel.get(shown);
        List<LiveJob> together = new ArrayList<>(known == null ? List.of() : known.jobs());
        together.add(job);
        byLabel.put(shown, new Expected.Job(shown, promise, List.copyOf(together)));
    }

    private Promise federated(Federation federation, String label) {
        return fetched.of(federation, Map.of(NAME, "up", JOB, label)) == FederatedSeries.Fetched.YES
                ? Promise.DECLARED
                : Promise.OPEN;
    }

    /** Samples that are fetched are as old as their scrape and the time until the next fetch make them. */
    private LiveJob asFetched(LiveJob job, Federation federation) {
        Duration fetch = federation.scrapeInterval().orElse(ofHub);
        Duration slower = fetch.compareTo(job.interval()) > 0 ? fetch : job.interval();
        return new LiveJob(job.name(), job.label(), job.pool(), job.byHub(), slower, job.job());
    }

    /** The label {@code job} with which a series arrives; empty if the rules of every target drop it. */
    private Optional<String> arriving(Cluster cluster, String metric, String job) {
        if (cluster instanceof Source federating && federating.approach() instanceof FederatedPrometheus federated) {
            boolean taken =
                    fetched.of(federated.federation(), Map.of(NAME, metric, JOB, job)) == FederatedSeries.Fetched.YES;
            return taken ? Optional.of(job) : Optional.empty();
        }
        if (!(cluster instanceof Source source) || !(source.approach() instanceof SendingApproach)) {
            return Optional.of(job);
        }
        for (RemoteWrite target : source.remoteWrites()) {
            if (target.url().isEmpty()) {
                Optional<LabelSet> series = labels.series(
                        source, target.writeRelabels(), Map.of(NAME, metric, JOB, job, "instance", INSTANCE));
                if (series.isPresent()) {
                    return Optional.of(series.get().get(JOB));
                }
            }
        }
        return Optional.empty();
    }

    private static List<String> ofTheChart(Cluster cluster) {
        List<String> names = new ArrayList<>();
        if (cluster instanceof Hub hub) {
            exporters(hub.prometheus().nodeExporter(), hub.prometheus().kubeStateMetrics(), names);
        } else if (cluster instanceof Source source && source.approach() instanceof SendingPrometheus sending) {
            exporters(sending.nodeExporter() && !source.fluxMetricsOnly(), sending.kubeStateMetrics(), names);
        }
        return names;
    }

    private static void exporters(boolean nodes, boolean objects, List<String> names) {
        if (nodes) {
            names.add("node-exporter");
        }
        if (objects) {
            names.add("kube-state-metrics");
        }
    }

    private boolean showsFlux(Cluster cluster) {
        boolean objects = cluster instanceof Hub hub
                ? hub.prometheus().kubeStateMetrics()
                : ((Source) cluster).approach().kubeStateMetrics();
        return cluster.fluxControllers()
                && objects
                && arriving(cluster, "gotk_resource_info", "kube-state-metrics").isPresent();
    }

    private boolean showsKubernetes(Cluster cluster) {
        if (cluster instanceof Hub) {
            return true;
        }
        Source source = (Source) cluster;
        Approach approach = source.approach();
        return !source.fluxMetricsOnly()
                && !(approach instanceof DiscoveredByHub)
                && arriving(cluster, "kubernetes_build_info", "apiserver").isPresent();
    }

    private static String way(Cluster cluster) {
        if (!(cluster instanceof Source source)) {
            return "hub";
        }
        Approach approach = source.approach();
        StringBuilder way = new StringBuilder();
        if (approach instanceof PrometheusAgent) {
            way.append("agent");
        } else if (approach instanceof SendingPrometheus) {
            way.append("remote write");
        } else if (approach instanceof Alloy) {
            way.append("Alloy");
        } else if (approach instanceof OpenTelemetryCollector) {
            way.append("OpenTelemetry");
        } else if (approach instanceof Collector) {
            way.append("Grafana Agent");
        }
        for (Fetching fetching : source.fetchings()) {
            way.append(way.length() == 0 ? "" : ", ").append(word(fetching));
        }
        return way.toString();
    }

    private static String word(Fetching fetching) {
        if (fetching instanceof Fetching.Federated) {
            return FEDERATE + "d";
        }
        return fetching instanceof Fetching.Scraped ? "scraped" : "discovered";
    }
}
