package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.ChartRelease;
import io.promfleet.model.ChartValue;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.ExpectedSeries;
import io.promfleet.model.ExtraManifest;
import io.promfleet.model.Label;
import io.promfleet.model.ReplacedMonitor;
import io.promfleet.model.SaidVersion;
import io.promfleet.model.ScrapeJob;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What can be said of every cluster, hub or source.
 *
 * @param <B> the builder itself
 */
public abstract class ClusterBuilder<B extends ClusterBuilder<B>> extends Declaration {
    private static final Set<String> IDENTITY_LABELS = Set.of("cluster", "origin_prometheus");

    private final String name;
    private final String fluxNamespace;
    private final Map<String, Label> externalLabels = new LinkedHashMap<>();
    private final Map<String, ScrapeJobBuilder> jobs = new LinkedHashMap<>();
    private final ChartValues chartValues = new ChartValues(this);
    private final List<ManifestBuilder> manifests = new ArrayList<>(0);
    private @Nullable String environment;
    private @Nullable String originPrometheus;
    private @Nullable SaidVersion ownChart;
    private @Nullable SaidVersion kubernetes;
    private @Nullable ExpectedSeries expectedSeries;
    private @Nullable ScrapeJobBuilder annotatedPods;
    private @Nullable Location fluxControllers;

    ClusterBuilder(FleetBuilder parent, String kind, String name, Location declaredAt) {
        super(parent.recorder(), parent, kind, name, declaredAt);
        this.name = name;
        this.fluxNamespace = parent.fluxNamespace();
    }

    /**
     * The environment that the cluster belongs to. Sent as external label {@code environment}.
     *
     * @param value such as {@code production}; the label is left out unless said
     * @return this
     */
    public B environment(String value) {
        environment = once(environment, oneLine(value, "environment"), "environment");
        return self();
    }

    /**
     * The value of the identity label {@code origin_prometheus}: which Prometheus collected a series.
     *
     * @param value distinct in the fleet; {@code <namespace>/<cluster>} unless said
     * @return this
     */
    public B originPrometheus(String value) {
        originPrometheus = once(originPrometheus, oneLine(value, "originPrometheus"), "originPrometheus");
        return self();
    }

    /**
     * A label that every series of this cluster carries at the hub, next to {@code cluster} and {@code origin_prometheus}.
     *
     * @param label its name
     * @param value its value
     * @return this
     */
    public B externalLabel(String label, String value) {
        if (IDENTITY_LABELS.contains(label)) {
            mistake(
                    DefinitionRule.LABEL,
                    "The label `" + label + "` is the fleet's identity and set by promfleet.",
                    label.equals("cluster")
                            ? "It is the cluster's name; rename the cluster instead."
                            : "Say it with `originPrometheus`.");
        } else if (label.equals("environment")) {
            environment(value);
        } else {
            Labels.addToSeries(this, externalLabels, label, value);
        }
        return self();
    }

    /**
     * The version of kube-prometheus-stack that this cluster runs, where that is another than the fleet's: while a fleet is
     * upgraded cluster by cluster, for instance. It comes from the fleet's repository.
     *
     * @param version exact, such as {@code 88.5.3}; that of {@link FleetBuilder#chart} unless said
     * @return this
     */
    public B chart(String version) {
        if (!ChartRelease.isVersion(version)) {
            illegal(
                    "chart",
                    version,
                    "is no exact version",
                    "Give three numbers, such as `" + ChartRelease.NEWEST.chart() + "`.");
        }
        ownChart = once(ownChart, said(version), "chart");
        return self();
    }

    /**
     * The version of Kubernetes that this cluster runs. It changes no file; it is what {@code PF505} and {@code PF601} are judged
     * by.
     *
     * @param version such as {@code 1.33}; a third number is taken and says no more
     * @return this
     */
    public B kubernetes(String version) {
        saying();
        if (!Versions.KUBERNETES.matcher(version).matches()) {
            illegal("kubernetes", version, "is no version of Kubernetes", "Give two numbers, such as `1.33`.");
            return self();
        }
        kubernetes = once(kubernetes, said(version), "kubernetes");
        return self();
    }

    /**
     * How many active series this cluster is expected to have: those of all its jobs, the chart's included, as
     * {@code prometheus_tsdb_head_series} counts them once it runs. It changes no file that is applied. The runbook says what follows
     * from it, and {@code PF308}, {@code PF322} and {@code PF323} compare it with queue, disk and memory. On the hub, say only what
     * the hub scrapes of itself: what sources send and what it fetches from them is said there, and added.
     *
     * @param number a count of series, at least 1; unless said, nothing is computed. Below 1 it is an error (PF005)
     * @return this
     */
    public B expectedSeries(long number) {
        expectedSeries = expectedSeries(expectedSeries, number);
        return self();
    }

    private SaidVersion said(String version) {
        return SaidVersion.builder()
                .version(version)
                .declaredAt(recorder().here())
                .build();
    }

    /**
     * Accepts warnings of a check for a while: those about this cluster and everything in it are not reported. Errors cannot be suppressed. When the day has
     * passed, or nothing is left to suppress, that is a finding; the runbook lists every suppression.
     *
     * @param id the identifier of the check, such as {@code PF105}
     * @param reason why the finding is accepted, for whoever reads it when the day comes
     * @param until the last day on which it holds
     * @return this
     */
    public B suppress(String id, String reason, LocalDate until) {
        recorder().suppressions().add(this, id, reason, until);
        return self();
    }

    /**
     * A scrape job beyond what the chart scrapes by itself; an entry of {@code scrape_configs}.
     *
     * @param job its name, unique in the cluster
     * @param block says targets, rules and limits
     * @return this
     */
    public B scrapeJob(String job, Consumer<ScrapeJobBuilder> block) {
        return addJob(new ScrapeJobBuilder(this, job, recorder().here()), block);
    }

    /**
     * Scrapes every pod with the annotation {@code prometheus.io/scrape: "true"}, at {@code prometheus.io/port},
     * {@code prometheus.io/path} and {@code prometheus.io/scheme}.
     *
     * @return this
     */
    public B annotatedPods() {
        return annotatedPods(job -> {});
    }

    /**
     * Scrapes every pod with the annotation {@code prometheus.io/scrape: "true"}, at {@code prometheus.io/port},
     * {@code prometheus.io/path} and {@code prometheus.io/scheme}.
     *
     * @param block adds to the ready-made job
     * @return this
     */
    public B annotatedPods(Consumer<ScrapeJobBuilder> block) {
        ScrapeJobBuilder job = ReadyMadeJobs.annotatedPods(this, recorder().here());
        addJob(job, block);
        if (annotatedPods == null) {
            annotatedPods = job;
            scrapeFluxOnce();
        }
        return self();
    }

    /**
     * Scrapes the Flux controllers in the fleet's namespace of Flux, and lets kube-state-metrics show the objects of Flux as
     * {@code gotk_resource_info}. For clusters that Flux runs in: a source that Flux on the hub manages says so with
     * {@link SourceBuilder#runsFlux()}. The pods also carry scrape annotations, so {@link #annotatedPods()} then leaves that
     * namespace out.
     *
     * @return this
     */
    public B fluxControllers() {
        return fluxControllers(job -> {});
    }

    /**
     * Scrapes the Flux controllers as {@link #fluxControllers()} does.
     *
     * @param block adds to the ready-made job
     * @return this
     */
    public B fluxControllers(Consumer<ScrapeJobBuilder> block) {
        addJob(ReadyMadeJobs.fluxControllers(this, fluxNamespace, recorder().here()), block);
        if (fluxControllers == null) {
            fluxControllers = recorder().here();
            scrapeFluxOnce();
        }
        return self();
    }

    /**
     * Scrapes the API server, in place of the chart's own monitor, which is switched off.
     *
     * @return this
     */
    public B apiServer() {
        return apiServer(job -> {});
    }

    /**
     * Scrapes the API server, in place of the chart's own monitor, which is switched off.
     *
     * @param block adds to the ready-made job
     * @return this
     */
    public B apiServer(Consumer<ScrapeJobBuilder> block) {
        return addJob(ReadyMadeJobs.apiServer(this, recorder().here()), block);
    }

    /**
     * Scrapes kubelet, cAdvisor and probes on every node, in place of the chart's own monitor, which is switched off.
     *
     * @return this
     */
    public B kubelet() {
        return kubelet(job -> {});
    }

    /**
     * Scrapes kubelet, cAdvisor and probes on every node, in place of the chart's own monitor, which is switched off.
     *
     * @param block adds to each of the three ready-made jobs
     * @return this
     */
    public B kubelet(Consumer<ScrapeJobBuilder> block) {
        for (ScrapeJobBuilder job : ReadyMadeJobs.kubelet(this, recorder().here())) {
            addJob(job, block);
        }
        return self();
    }

    /**
     * A chart value that promfleet does not model. Checked against the chart's closed set of values.
     *
     * @param path where it goes, such as {@code grafana.adminUser}; a dot inside a key is written {@code \.}
     * @param value a string; stays one, whatever it looks like
     * @return this
     */
    public B value(String path, String value) {
        return chartValue(path, new ConfigValue.TextValue(unicode(value, path)));
    }

    /**
     * A chart value that promfleet does not model. Checked against the chart's closed set of values.
     *
     * @param path where it goes; a dot inside a key is written {@code \.}
     * @param value a whole number
     * @return this
     */
    public B value(String path, long value) {
        return chartValue(path, new ConfigValue.IntegerValue(value));
    }

    /**
     * A chart value that promfleet does not model. Checked against the chart's closed set of values.
     *
     * @param path where it goes; a dot inside a key is written {@code \.}
     * @param value a number with a fraction; finite
     * @return this
     */
    public B value(String path, double value) {
        return chartValue(path, new ConfigValue.DecimalValue(finite(value, path)));
    }

    /**
     * A chart value that promfleet does not model. Checked against the chart's closed set of values.
     *
     * @param path where it goes; a dot inside a key is written {@code \.}
     * @param value true or false
     * @return this
     */
    public B value(String path, boolean value) {
        return chartValue(path, new ConfigValue.BooleanValue(value));
    }

    /**
     * A list among the chart values. Lists are not merged: this one is the whole list.
     *
     * @param path where it goes; a dot inside a key is written {@code \.}
     * @param block says the items
     * @return this
     */
    public B listValue(String path, Consumer<ListBuilder> block) {
        return chartValue(
                path, within(new ListBuilder(this, "value", path), block).build());
    }

    /**
     * An object among the chart values, merged with what else is said of it.
     *
     * @param path where it goes; a dot inside a key is written {@code \.}
     * @param block says the fields
     * @return this
     */
    public B objectValue(String path, Consumer<ObjectBuilder> block) {
        return chartValue(
                path, within(new ObjectBuilder(this, "value", path), block).build());
    }

    /**
     * An object that promfleet does not model, applied in this cluster after the chart. Checked against its schema where
     * promfleet knows one.
     *
     * @param apiVersion {@code apiVersion}, such as {@code v1}
     * @param kind {@code kind}, such as {@code ConfigMap}
     * @param objectName {@code metadata.name}
     * @param block says namespace, labels and fields
     * @return this
     */
    public B manifest(String apiVersion, String kind, String objectName, Consumer<ManifestBuilder> block) {
        ManifestBuilder manifest = new ManifestBuilder(
                this, apiVersion, kind, objectName, recorder().here());
        within(manifest, block);
        manifests.add(manifest);
        return self();
    }

    final boolean hasFluxControllers() {
        return fluxControllers != null;
    }

    /** Where the controllers of Flux were first said to be scraped; null if they are not. */
    final @Nullable Location fluxControllersSaidAt() {
        return fluxControllers;
    }

    final String name() {
        return name;
    }

    final @Nullable String environment() {
        return environment;
    }

    final String originPrometheusIn(String namespace) {
        return originPrometheus == null ? namespace + "/" + name : originPrometheus;
    }

    final Iterable<Label> externalLabels() {
        return externalLabels.values();
    }

    final Optional<SaidVersion> ownChart() {
        return Optional.ofNullable(ownChart);
    }

    final Optional<SaidVersion> kubernetes() {
        return Optional.ofNullable(kubernetes);
    }

    final Optional<ExpectedSeries> expectedSeries() {
        return Optional.ofNullable(expectedSeries);
    }

    final List<ChartValue> chartValues() {
        return chartValues.all();
    }

    final List<ScrapeJob> buildJobs() {
        List<ScrapeJob> built = new ArrayList<>(jobs.size());
        for (ScrapeJobBuilder job : jobs.values()) {
            built.add(job.build());
        }
        return built;
    }

    /** Further jobs, without those for which the cluster has a job that stands for the same part of the chart's. */
    final List<ScrapeJob> buildWithout(List<ScrapeJob> own, List<ScrapeJobBuilder> further) {
        List<ScrapeJob> built = new ArrayList<>(further.size());
        for (ScrapeJobBuilder builder : further) {
            ScrapeJob job = builder.build();
            boolean replaced = job.replaces() != ReplacedMonitor.NONE
                    && own.stream().anyMatch(said -> said.replaces() == job.replaces());
            ScrapeJobBuilder sameName = jobs.get(job.name());
            if (!replaced && sameName != null) {
                sameName.reportDuplicate(builder);
            } else if (!replaced) {
                built.add(job);
            }
        }
        return built;
    }

    final List<ExtraManifest> buildManifests(String defaultNamespace) {
        List<ExtraManifest> built = new ArrayList<>(manifests.size());
        Map<List<String>, ManifestBuilder> known = new HashMap<>();
        for (ManifestBuilder manifest : manifests) {
            ManifestBuilder first = known.putIfAbsent(manifest.identity(defaultNamespace), manifest);
            if (first != null) {
                manifest.reportDuplicate(first);
            }
            ExtraManifest object = manifest.build(defaultNamespace);
            if (first == null) {
                built.add(object); // a second one is built for its findings alone, so that one run shows all
            }
        }
        return built;
    }

    @SuppressWarnings("unchecked") // B is the class itself, as the type parameter says
    final B self() {
        return (B) this;
    }

    private B addJob(ScrapeJobBuilder job, Consumer<ScrapeJobBuilder> block) {
        within(job, block);
        ScrapeJobBuilder first = jobs.putIfAbsent(job.name(), job);
        if (first != null) {
            job.reportDuplicate(first);
            job.build(); // for its findings alone, so that one run shows all
        }
        return self();
    }

    /** The Flux controllers carry the annotations too; two jobs would scrape each of them twice. */
    private void scrapeFluxOnce() {
        if (annotatedPods != null && fluxControllers != null) {
            within(
                    annotatedPods,
                    job -> job.relabel(rules -> rules.drop("__meta_kubernetes_namespace", fluxNamespace)));
        }
    }

    private B chartValue(String path, ConfigValue value) {
        saying();
        chartValues.add(path, value);
        return self();
    }

    /** Compiled for those who say a version of Kubernetes. */
    private static final class Versions {
        static final Pattern KUBERNETES = Pattern.compile("1\\.\\d{1,4}(?:\\.\\d{1,4})?");

        private Versions() {}
    }
}
