package io.promfleet.generator.dashboard;

import io.promfleet.finding.Location;
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
import io.promfleet.model.RelabelRule;
import io.promfleet.model.ReplacedMonitor;
import io.promfleet.model.SaidValues;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ScrapedByHub;
import io.promfleet.model.Source;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which of the well-known series the fleet brings to its hub: something must have them, and nothing may lose them on the way. A panel
 * that would stay empty is left out. What was asked for and is lost is remembered, with the rule that loses it.
 */
public final class Delivery {
    private static final String CLUSTER = "$cluster";

    private final Fleet fleet;
    private final Arrival arrival = new Arrival(PrometheusVersion.NEWEST);
    private final Promql promql = new Promql(PrometheusVersion.NEWEST, Set.of());
    private final Map<String, List<AskedSeries>> asked = new HashMap<>();

    private final Map<Place, Gap> gaps = new LinkedHashMap<>();

    /**
     * Of one fleet.
     *
     * @param fleet the fleet
     */
    public Delivery(Fleet fleet) {
        this.fleet = fleet;
    }

    /** A rule, whichever source it stands in; what one line of a definition says of many sources is one. */
    private record Place(RelabelRule rule, Location declaredAt) {}

    /**
     * A rule of sources by which series do not arrive that promfleet's own alerts or dashboards ask for.
     *
     * @param rule the rule
     * @param sources the sources in which it stands
     * @param metrics the names of what it loses
     * @param alerts the alerts and recorded series that ask for them; none where only dashboards do
     */
    public record Gap(RelabelRule rule, Set<String> sources, Set<String> metrics, Set<String> alerts) {}

    /**
     * What was lost of all that was asked for until now.
     *
     * @return the rules, each once, in the order in which something was found to be lost
     */
    public List<Gap> gaps() {
        return List.copyOf(gaps.values());
    }

    /**
     * Asks for what is good to have of every source that has it.
     *
     * @param expression an expression of the hub's own rules
     */
    public void note(String expression) {
        for (AskedSeries series : read(expression)) {
            fleet.sources().stream()
                    .filter(source -> has(source, series.metric()))
                    .forEach(source -> arrives(source, series));
        }
    }

    /**
     * Asks for what a rule on the hub needs of every source that has it.
     *
     * @param rule the name of the alert or of what is recorded
     * @param expression its expression
     */
    public void ask(String rule, String expression) {
        for (AskedSeries series : read(expression)) {
            for (Source source : fleet.sources()) {
                if (has(source, series.metric()) && !arrives(source, series)) {
                    gaps.values().stream()
                            .filter(gap -> gap.metrics().contains(series.metric())
                                    && gap.sources().contains(source.name()))
                            .forEach(gap -> gap.alerts().add(rule));
                }
            }
        }
    }

    private boolean arrives(Source source, AskedSeries series) {
        if (isOfTheHub(series.metric())) {
            return true;
        }
        Arrival.Answer answer = arrival.of(source, series);
        if (answer instanceof Arrival.Answer.Lost lost && !isSaidElsewhere(series.metric())) {
            Gap gap = gaps.computeIfAbsent(
                    new Place(lost.by().rule(), lost.by().rule().declaredAt()),
                    place -> new Gap(place.rule(), new TreeSet<>(), new TreeSet<>(), new TreeSet<>()));
            gap.sources().add(source.name());
            gap.metrics().add(series.metric());
        }
        return answer instanceof Arrival.Answer.Arrives;
    }

    /** PF212 and PF804 say what becomes of these. */
    private boolean isSaidElsewhere(String metric) {
        return metric.equals("up")
                || (fleet.hub().alerts().isPresent()
                        && (metric.startsWith("prometheus_remote_storage_") || metric.startsWith("otelcol_")));
    }

    /** Whether a query about one cluster gives something for a source. */
    boolean from(Source source, Query query) {
        for (AskedSeries series : asked(query)) {
            if (!has(source, series.metric()) || !arrives(source, series)) {
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
                            .anyMatch(source -> has(source, series.metric()) && arrives(source, series));
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

    /** What the hub records, whatever of the sources arrives. */
    private static boolean isOfTheHub(String metric) {
        return metric.startsWith("fleet:") || metric.startsWith("cluster_job:");
    }

    private boolean has(Cluster cluster, String metric) {
        if (isOfTheHub(metric)) {
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
