package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Alloy;
import io.promfleet.model.Approach;
import io.promfleet.model.FederatedPrometheus;
import io.promfleet.model.Federation;
import io.promfleet.model.Fetching;
import io.promfleet.model.GrafanaAgent;
import io.promfleet.model.LightweightPrometheus;
import io.promfleet.model.OpenTelemetryCollector;
import io.promfleet.model.PrometheusAgent;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.SecretKey;
import io.promfleet.model.Source;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A cluster that reports to the hub. */
public final class SourceBuilder extends ClusterBuilder<SourceBuilder> {
    private static final String HUB_REMOTE_WRITE = "hub";
    private static final String ALSO_SCRAPED = "alsoScrapedByHub";
    private static final String ALSO_DISCOVERED = "alsoDiscoveredByHub";
    private static final String ALSO_FEDERATED = "alsoFederated";
    private static final String KUBECONFIG_KEY = "value";

    private final FleetBuilder fleet;
    private final Map<String, RemoteWriteBuilder> remoteWrites = new LinkedHashMap<>();
    private final List<FurtherWay> furtherWays = new ArrayList<>(0);
    private @Nullable Collecting collecting;
    private @Nullable SecretKey kubeconfig;
    private @Nullable String hubNamespace;
    private @Nullable Boolean inHubCluster;
    private @Nullable Boolean runsFlux;
    private @Nullable Boolean fluxMetricsOnly;
    private @Nullable Location nodeExporter;

    SourceBuilder(FleetBuilder parent, String name, Location declaredAt) {
        super(parent, "source", name, declaredAt);
        this.fleet = parent;
    }

    /**
     * Collects with a Prometheus in the source that forwards everything by remote write. The default, and what to choose
     * without a reason against it.
     *
     * @param block says retention, volume, resources and exporters
     * @return this
     */
    public SourceBuilder lightweightPrometheus(Consumer<PrometheusBuilder> block) {
        PrometheusBuilder builder =
                new PrometheusBuilder(this, "lightweightPrometheus", recorder().here(), false);
        within(builder, block);
        return sent("lightweightPrometheus", new LightweightPrometheus(builder.build()));
    }

    /**
     * Collects with a Prometheus in agent mode in the source, which forwards everything by remote write and keeps nothing but
     * its write-ahead log. It takes less memory than {@link #lightweightPrometheus}, and nobody can query it.
     *
     * @param block says volume, resources and exporters
     * @return this
     */
    public SourceBuilder prometheusAgent(Consumer<AgentBuilder> block) {
        AgentBuilder builder = new AgentBuilder(this, recorder().here());
        within(builder, block);
        return sent("prometheusAgent", new PrometheusAgent(builder.build()));
    }

    /**
     * Collects with Grafana Alloy in the source, which scrapes, forwards everything by remote write, and keeps nothing but its
     * write-ahead log. Jobs are said as for every other way.
     *
     * @param block says replicas, volume, resources and exporters
     * @return this
     */
    public SourceBuilder alloy(Consumer<AlloyBuilder> block) {
        AlloyBuilder builder = new AlloyBuilder(this, recorder().here());
        within(builder, block);
        return collector("alloy", Alloy.WORKLOAD, "http-metrics", builder, builder::build);
    }

    /**
     * Collects with an OpenTelemetry Collector in the source, which scrapes as Prometheus does, forwards everything by remote
     * write, and keeps nothing but its write-ahead log. Jobs are said as for every other way.
     *
     * @param block says volume, resources and exporters
     * @return this
     */
    public SourceBuilder openTelemetryCollector(Consumer<OpenTelemetryCollectorBuilder> block) {
        OpenTelemetryCollectorBuilder builder =
                new OpenTelemetryCollectorBuilder(this, recorder().here());
        within(builder, block);
        return collector("openTelemetryCollector", OpenTelemetryCollector.WORKLOAD, "metrics", builder, builder::build);
    }

    /**
     * Collects with Grafana Agent in static mode in the source. Nobody maintains it since November 2025, so this is for
     * sources that have it already; say {@link #alloy} in its place.
     *
     * @param block says volume, resources and exporters
     * @return this
     */
    public SourceBuilder grafanaAgent(Consumer<GrafanaAgentBuilder> block) {
        GrafanaAgentBuilder builder = new GrafanaAgentBuilder(this, recorder().here());
        within(builder, block);
        return collector("grafanaAgent", GrafanaAgent.WORKLOAD, "metrics", builder, builder::build);
    }

    private SourceBuilder collector(
            String call,
            String workload,
            String port,
            CollectorBuilder<?> builder,
            Function<List<ScrapeJob>, Approach> approach) {
        List<ScrapeJobBuilder> monitors = monitors(builder.hasNodeExporter(), builder.hasKubeStateMetrics(), builder);
        ScrapeJobBuilder itself =
                ReadyMadeJobs.itself(this, fleet.namespaceOrDefault(), workload, port, builder.declaredAt());
        return collecting(new Collecting(call, true, jobs -> {
            List<ScrapeJobBuilder> all = new ArrayList<>(wanted(monitors));
            all.add(itself);
            return approach.apply(buildWithout(jobs, all));
        }));
    }

    private List<ScrapeJobBuilder> monitors(boolean nodeExporter, boolean kubeStateMetrics, Declaration builder) {
        return ReadyMadeJobs.monitors(
                this, fleet.namespaceOrDefault(), nodeExporter, kubeStateMetrics, builder.declaredAt());
    }

    /**
     * Collects without a Prometheus in the source: that of the hub finds targets through the source's API server, and scrapes
     * them through it. Jobs are said as for every other way.
     *
     * @param apiServer the https address of the source's API server, as the hub reaches it
     * @return this
     */
    public SourceBuilder scrapedByHub(String apiServer) {
        return scrapedByHub(apiServer, scraping -> {});
    }

    /**
     * Collects without a Prometheus in the source: that of the hub finds targets through the source's API server, and scrapes
     * them through it or, where that is said, directly.
     *
     * @param apiServer the https address of the source's API server, as the hub reaches it
     * @param block says credentials, what the hub reaches by itself, and exporters
     * @return this
     */
    public SourceBuilder scrapedByHub(String apiServer, Consumer<ScrapedByHubBuilder> block) {
        ScrapedByHubBuilder builder = new ScrapedByHubBuilder(
                this, name(), apiServer(apiServer), recorder().here());
        within(builder, block);
        List<ScrapeJobBuilder> monitors = monitors(builder.hasNodeExporter(), builder.hasKubeStateMetrics(), builder);
        return collecting(new Collecting(
                "scrapedByHub", false, jobs -> builder.build(jobs, buildWithout(jobs, wanted(monitors)))));
    }

    private URI apiServer(String apiServer) {
        URI address = Addresses.plain(this, apiServer, "apiServer");
        if (address != null && !"https".equalsIgnoreCase(address.getScheme())) {
            illegal("apiServer", apiServer, "would send tokens unencrypted", "Give the `https` address.");
        }
        return address == null ? Addresses.REFUSED : address;
    }

    /**
     * Lets the hub scrape the targets of some jobs through the source's API server, while the source is collected in another
     * way. Nobody else scrapes these jobs.
     *
     * @param apiServer the https address of the source's API server, as the hub reaches it
     * @param block says credentials, and what the hub reaches by itself
     * @param job the name of a scrape job of this source
     * @param jobs the names of further ones
     * @return this
     */
    public SourceBuilder alsoScrapedByHub(
            String apiServer, Consumer<AlsoScrapedByHubBuilder> block, String job, String... jobs) {
        AlsoScrapedByHubBuilder builder = new AlsoScrapedByHubBuilder(
                this, name(), apiServer(apiServer), recorder().here());
        within(builder, block);
        return also(new FurtherWay(
                ALSO_SCRAPED,
                builder,
                named(ALSO_SCRAPED, job, jobs),
                handed -> new Fetching.Scraped(ALSO_SCRAPED, builder.build(handed), handed)));
    }

    /**
     * Collects with nothing in the source: the Prometheus of the hub finds targets by the discoveries that the jobs say, such
     * as Consul, DNS, a cloud's or an API server's, and scrapes them by their own addresses. The source need not be a
     * Kubernetes cluster. Jobs are said as for every other way; their credentials are on the hub.
     *
     * @param block says which of the targets found are of this source, and exporters
     * @return this
     */
    public SourceBuilder discoveredByHub(Consumer<DiscoveredByHubBuilder> block) {
        DiscoveredByHubBuilder builder =
                new DiscoveredByHubBuilder(this, recorder().here());
        within(builder, block);
        return collecting(new Collecting("discoveredByHub", false, jobs -> builder.build()));
    }

    /**
     * Lets the hub find and scrape the targets of some jobs by itself, while the source is collected in another way. Nobody
     * else scrapes these jobs.
     *
     * @param block says which of the targets found are of this source
     * @param job the name of a scrape job of this source
     * @param jobs the names of further ones
     * @return this
     */
    public SourceBuilder alsoDiscoveredByHub(Consumer<AlsoDiscoveredByHubBuilder> block, String job, String... jobs) {
        AlsoDiscoveredByHubBuilder builder =
                new AlsoDiscoveredByHubBuilder(this, recorder().here());
        within(builder, block);
        return also(new FurtherWay(
                ALSO_DISCOVERED,
                builder,
                named(ALSO_DISCOVERED, job, jobs),
                handed -> new Fetching.Discovered(ALSO_DISCOVERED, builder.build(), handed)));
    }

    /**
     * Collects with a Prometheus in the source from which the hub fetches the newest samples of some series, by its page
     * {@code /federate}: for a few aggregates rather than for everything.
     *
     * @param url the address of the source's Prometheus, as the hub reaches it; {@code /federate} is added
     * @param match which series are fetched: a selector of PromQL, such as {@code {__name__=~"job:.*"}}
     * @param block says credentials, further selectors, and the Prometheus in the source
     * @return this
     */
    public SourceBuilder federated(String url, String match, Consumer<FederationBuilder> block) {
        FederationBuilder builder =
                new FederationBuilder(this, prometheusAt(url), recorder().here());
        within(builder, federation -> {
            federation.match(match);
            block.accept(federation);
        });
        FederatedPrometheus federated = builder.build();
        return collecting(new Collecting("federated", false, jobs -> federated));
    }

    /**
     * Lets the hub fetch series from a Prometheus in the source that promfleet does not install, while the source is
     * collected in another way.
     *
     * @param url the address of that Prometheus, as the hub reaches it; {@code /federate} is added
     * @param match which series are fetched: a selector of PromQL
     * @param block says credentials and further selectors
     * @return this
     */
    public SourceBuilder alsoFederated(String url, String match, Consumer<AlsoFederatedBuilder> block) {
        AlsoFederatedBuilder builder =
                new AlsoFederatedBuilder(this, prometheusAt(url), recorder().here());
        within(builder, federation -> {
            federation.match(match);
            block.accept(federation);
        });
        Federation federation = builder.buildFederation();
        return also(new FurtherWay(
                ALSO_FEDERATED, builder, List.of(), handed -> new Fetching.Federated(ALSO_FEDERATED, federation)));
    }

    private URI prometheusAt(String url) {
        URI address = Addresses.plain(this, url, "url");
        return address == null ? Addresses.REFUSED : address;
    }

    /**
     * Says how series are sent to the hub. Unless said, they are sent with Prometheus' defaults.
     *
     * @param block says queue, rules and limits
     * @return this
     */
    public SourceBuilder remoteWrite(Consumer<RemoteWriteBuilder> block) {
        return remoteWrite(HUB_REMOTE_WRITE, block);
    }

    /**
     * Adds a remote-write target. Targets are emitted in the order in which they are declared.
     *
     * @param target its name, unique in the source
     * @param block says queue, rules and limits; without {@code url} the target is the fleet's hub
     * @return this
     */
    public SourceBuilder remoteWrite(String target, Consumer<RemoteWriteBuilder> block) {
        RemoteWriteBuilder builder =
                new RemoteWriteBuilder(this, target, recorder().here());
        within(builder, block);
        RemoteWriteBuilder first = remoteWrites.putIfAbsent(target, builder);
        if (first != null) {
            builder.reportDuplicate(first);
            builder.build(); // for its findings alone, so that one run shows all
        }
        return this;
    }

    /**
     * The Secret with the kubeconfig by which Flux on the hub reaches this cluster.
     *
     * @param reference {@code <source>-kubeconfig} with the key {@code value} unless said
     * @return this
     */
    public SourceBuilder kubeconfig(SecretKey reference) {
        fleet.saidForHubManaged(path(), "kubeconfig", recorder().here());
        kubeconfig = once(kubeconfig, Secrets.checked(this, reference), "kubeconfig");
        return this;
    }

    /**
     * The namespace on the hub for the Flux objects and the kubeconfig of this source. Each source has its own, so that
     * objects of one name do not meet.
     *
     * @param namespace the source's name unless said
     * @return this
     */
    public SourceBuilder hubNamespace(String namespace) {
        fleet.saidForHubManaged(path(), "hubNamespace", recorder().here());
        hubNamespace = once(hubNamespace, dnsLabel(namespace, "hubNamespace"), "hubNamespace");
        return this;
    }

    /**
     * Says that this source runs in the same Kubernetes cluster as the hub, as a virtual cluster does, so that the hub's
     * Service is within its reach.
     *
     * @return this
     */
    public SourceBuilder inHubCluster() {
        inHubCluster = once(inHubCluster, true, "inHubCluster");
        return this;
    }

    /**
     * Says that controllers of Flux run in this source, too, although Flux on the hub manages it: for its applications, say.
     * They are then there for {@link #fluxControllers()} to scrape. Where each cluster's own Flux manages it, and nothing of
     * promfleet is left in this source, its folder stays for them with the namespace alone, so that they remove what was there.
     *
     * @return this
     */
    public SourceBuilder runsFlux() {
        runsFlux = once(runsFlux, true, "runsFlux");
        return this;
    }

    /**
     * Collects the metrics of Flux and nothing else, whichever the way: its controllers, its objects as
     * {@code gotk_resource_info}, and what the source's own jobs say. There is no node-exporter, the chart's monitors for
     * Kubernetes are off, and kube-state-metrics looks at objects of Flux alone. Says that Flux runs in the source.
     *
     * @return this
     */
    public SourceBuilder fluxMetricsOnly() {
        fluxMetricsOnly = once(fluxMetricsOnly, true, "fluxMetricsOnly");
        if (!hasFluxControllers()) {
            fluxControllers();
        }
        return this;
    }

    /**
     * A way to collect that was said.
     *
     * @param call what it was said with
     * @param sends whether the source sends its series
     * @param approach makes it of the jobs of the source, which may be said behind it
     */
    private record Collecting(String call, boolean sends, Function<List<ScrapeJob>, Approach> approach) {}

    /**
     * What the hub fetches beside the way to collect.
     *
     * @param call what it was said with
     * @param said where it was said
     * @param jobs the names of the jobs that are handed to the hub
     * @param fetching makes it of these jobs
     */
    private record FurtherWay(
            String call, Declaration said, List<String> jobs, Function<List<ScrapeJob>, Fetching> fetching) {}

    private List<String> named(String call, String job, String... jobs) {
        List<String> names = new ArrayList<>(jobs.length + 1);
        names.add(notBlank(job, call));
        for (String further : jobs) {
            names.add(notBlank(further, call));
        }
        return names;
    }

    private SourceBuilder also(FurtherWay way) {
        saying();
        furtherWays.add(way);
        return this;
    }

    /** Each job is handed over once; there is one pair of accounts for the hub, and one job that federates. */
    private List<Fetching> furtherFetchings(List<ScrapeJob> jobs) {
        List<Fetching> fetchings = new ArrayList<>(furtherWays.size());
        Map<String, ScrapeJob> left = new LinkedHashMap<>();
        jobs.forEach(job -> left.put(job.name(), job));
        Set<String> ways = new HashSet<>();
        if (collecting != null) {
            ways.add(collecting.call().equals("scrapedByHub") ? ALSO_SCRAPED : collecting.call());
            ways.add(collecting.call().equals("federated") ? ALSO_FEDERATED : collecting.call());
        }
        for (FurtherWay way : furtherWays) {
            String call = way.call();
            if (!ways.add(call) && !call.equals(ALSO_DISCOVERED)) {
                way.said()
                        .mistakeInDeclaration(
                                DefinitionRule.SAID_TWICE,
                                "The hub goes the way of `" + call + "` into this source already.",
                                "Say it once, with all that is fetched.");
            }
            List<ScrapeJob> handed = new ArrayList<>(way.jobs().size());
            for (String name : way.jobs()) {
                ScrapeJob job = left.remove(name);
                if (job != null) {
                    handed.add(job);
                } else if (!name.isBlank()) { // which was reported where it was said
                    way.said()
                            .mistakeInDeclaration(
                                    DefinitionRule.ILLEGAL_VALUE,
                                    jobs.stream().anyMatch(each -> each.name().equals(name))
                                            ? "The job `" + name + "` was handed to the hub before."
                                            : "The value `" + name + "` of `" + call + "` is no job of the source.",
                                    "Name each job of the source once.");
                }
            }
            fetchings.add(way.fetching().apply(handed));
        }
        return fetchings;
    }

    private SourceBuilder sent(String call, Approach said) {
        return collecting(new Collecting(call, true, jobs -> said));
    }

    private SourceBuilder collecting(Collecting said) {
        saying();
        if (collecting == null) {
            collecting = said;
        } else {
            String call = said.call();
            boolean again = collecting.call().equals(call);
            mistake(
                    DefinitionRule.SAID_TWICE,
                    again
                            ? "`" + call + "` was said before."
                            : "`" + call + "` is a second way to collect after `" + collecting.call() + "`.",
                    again ? "Say `" + call + "` once." : "Keep one way to collect.");
        }
        return this;
    }

    /** Keeps where node-exporter was asked for, in whatever is said of a source; what is said of the hub asks no source. */
    static void askedForNodeExporter(Declaration part) {
        for (Declaration each = part; each != null; each = each.parent()) {
            if (each instanceof SourceBuilder source) {
                source.nodeExporter = each.recorder().here();
            }
        }
    }

    /** Where only Flux is of interest, its objects are: kube-state-metrics shows them. */
    private List<ScrapeJobBuilder> wanted(List<ScrapeJobBuilder> monitors) {
        return fluxMetricsOnly == null
                ? monitors
                : monitors.stream()
                        .filter(job -> job.name().equals(ReadyMadeJobs.KUBE_STATE_METRICS))
                        .toList();
    }

    Source build(String namespace) {
        Location fluxControllers = fluxControllersSaidAt();
        if (fluxControllers != null && runsFlux == null && fluxMetricsOnly == null) {
            fleet.saidWithoutFlux(path(), fluxControllers);
        }
        if (fluxMetricsOnly != null && nodeExporter != null) {
            recorder()
                    .report(
                            DefinitionRule.ILLEGAL_VALUE,
                            path(),
                            nodeExporter,
                            "The value `true` of `nodeExporter` contradicts `fluxMetricsOnly`, with which there is none.",
                            "Leave one of both out.",
                            List.of());
        }
        if (collecting != null && !collecting.sends()) {
            reportRemoteWrites(collecting.call());
        } else if (remoteWrites.isEmpty()) {
            remoteWrites.put(HUB_REMOTE_WRITE, new RemoteWriteBuilder(this, HUB_REMOTE_WRITE, declaredAt()));
        }
        List<ScrapeJob> jobs = buildJobs();
        List<Fetching> further = furtherFetchings(jobs);
        Source.Builder source = Source.builder()
                .name(name())
                .originPrometheus(originPrometheusIn(namespace))
                .addAllExternalLabels(externalLabels())
                .addAllScrapeJobs(jobs)
                .fluxControllers(hasFluxControllers())
                .ownChart(ownChart())
                .kubernetes(kubernetes())
                .expectedSeries(expectedSeries())
                .addAllChartValues(chartValues())
                .addAllExtraManifests(buildManifests(namespace))
                .approach(
                        collecting == null
                                ? new LightweightPrometheus(
                                        new PrometheusBuilder(this, "lightweightPrometheus", declaredAt(), false)
                                                .build())
                                : collecting.approach().apply(jobs))
                .addAllFurtherFetchings(further)
                .kubeconfig(kubeconfig == null ? new SecretKey(name() + "-kubeconfig", KUBECONFIG_KEY) : kubeconfig)
                .hubNamespace(hubNamespace == null ? name() : hubNamespace)
                .inHubCluster(inHubCluster != null)
                .fluxMetricsOnly(fluxMetricsOnly != null)
                .runsFlux(runsFlux != null)
                .declaredAt(declaredAt());
        for (RemoteWriteBuilder remoteWrite : remoteWrites.values()) {
            source.addRemoteWrites(remoteWrite.build());
        }
        String environment = environment();
        if (environment != null) {
            source.environment(environment);
        }
        return source.build();
    }

    private void reportRemoteWrites(String call) {
        for (RemoteWriteBuilder remoteWrite : remoteWrites.values()) {
            remoteWrite.mistakeInDeclaration(
                    DefinitionRule.NOTHING_SENDS,
                    "Nothing in the source sends to `" + remoteWrite.name() + "`, because of `" + call + "`.",
                    "Leave the remote write out, or collect with what sends, such as `prometheusAgent`.");
        }
    }
}
