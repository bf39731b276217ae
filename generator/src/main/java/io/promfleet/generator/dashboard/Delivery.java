package io.promfleet.generator.dashboard;

import io.promfleet.generator.closure.Arrival;
import io.promfleet.generator.metrics.Sender;
import io.promfleet.generator.promql.AskedSeries;
import io.promfleet.generator.promql.AskedSeriesFinder;
import io.promfleet.generator.promql.Promql;
import io.promfleet.generator.promql.PromqlException;
import io.promfleet.model.Alloy;
import io.promfleet.model.Cluster;
import io.promfleet.model.Fleet;
import io.promfleet.model.GrafanaAgent;
import io.promfleet.model.Hub;
import io.promfleet.model.OpenTelemetryCollector;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.ReplacedMonitor;
import io.promfleet.model.SaidValues;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ScrapedByHub;
import io.promfleet.model.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of the well-known series the fleet brings to its hub: something must have them, and nothing may lose them on the way. A panel
 * that would stay empty is left out.
 */
final class Delivery {
    private static final String CLUSTER = "$cluster";

    private final Fleet fleet;
    private final Arrival arrival = new Arrival(PrometheusVersion.NEWEST);
    private final Promql promql = new Promql(PrometheusVersion.NEWEST, Set.of());
    private final Map<String, List<AskedSeries>> asked = new HashMap<>();

    Delivery(Fleet fleet) {
        this.fleet = fleet;
    }

    /** Whether a query about one cluster gives something for a source. */
    boolean from(Source source, Query query) {
        for (AskedSeries series : asked(query)) {
            if (!has(source, series.metric()) || !(arrival.of(source, series) instanceof Arrival.Answer.Arrives)) {
                return false;
            }
        }
        return true;
    }

    /** Whether a query about all clusters gives something. */
    boolean fromAny(Query query) {
        for (AskedSeries series : asked(query)) {
            boolean ofHub = series.demanded("cluster").isPresent();
            boolean there = ofHub
                    ? has(fleet.hub(), series.metric())
                    : fleet.sources().stream()
                            .anyMatch(source -> has(source, series.metric())
                                    && arrival.of(source, series) instanceof Arrival.Answer.Arrives);
            if (!there) {
                return false;
            }
        }
        return true;
    }

    private List<AskedSeries> asked(Query query) {
        return asked.computeIfAbsent(query.expression(), this::read);
    }

    private List<AskedSeries> read(String expression) {
        // As a choice of any cluster and of any width of the page.
        String text = expression
                .replace("cluster=\"" + CLUSTER + "\"", "cluster!=\"\"")
                .replace("$__rate_interval", "5m");
        try {
            return AskedSeriesFinder.in(promql.parse(text), PrometheusVersion.NEWEST);
        } catch (PromqlException e) {
            throw new IllegalStateException("a dashboard asks what Prometheus does not read: " + text, e);
        }
    }

    private boolean has(Cluster cluster, String metric) {
        if (metric.startsWith("fleet:") || metric.startsWith("cluster_job:")) {
            return fleet.hub().alerts().isPresent(); // the hub records them
        }
        if (metric.equals("up") || metric.startsWith("scrape_")) {
            return true;
        }
        return cluster instanceof Hub hub ? hubHas(hub, metric) : sourceHas((Source) cluster, metric);
    }

    private static boolean hubHas(Hub hub, String metric) {
        return metric.startsWith("prometheus_") && Sender.scrapesItself(hub);
    }

    private static boolean sourceHas(Source source, String metric) {
        boolean all = !source.fluxMetricsOnly();
        if (metric.startsWith("prometheus_")) {
            return (source.hasPrometheus() && Sender.scrapesItself(source))
                    || source.approach() instanceof Alloy
                    || source.approach() instanceof GrafanaAgent;
        } else if (metric.startsWith("otelcol_")) {
            return source.approach() instanceof OpenTelemetryCollector;
        } else if (metric.startsWith("node_")) {
            return source.approach().nodeExporter() && all;
        } else if (metric.startsWith("kube_")) {
            return source.approach().kubeStateMetrics() && all;
        } else if (metric.equals("gotk_resource_info")) {
            return source.fluxControllers() && source.approach().kubeStateMetrics();
        } else if (metric.startsWith("gotk_")) {
            return source.fluxControllers();
        }
        return metric.startsWith("container_") && all && scrapesKubelets(source);
    }

    private static boolean scrapesKubelets(Source source) {
        if (source.scrapeJobs().stream().map(ScrapeJob::replaces).anyMatch(ReplacedMonitor.KUBELET::equals)) {
            return true;
        }
        return source.approach() instanceof ScrapedByHub scraped
                ? scraped.monitors().stream().map(ScrapeJob::replaces).anyMatch(ReplacedMonitor.KUBELET::equals)
                : source.hasPrometheus() && !SaidValues.is(source, false, "kubelet", "enabled");
    }
}
