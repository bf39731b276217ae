package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Approach;
import io.promfleet.model.FederatedPrometheus;
import io.promfleet.model.LightweightPrometheus;
import io.promfleet.model.PrometheusAgent;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.SecretKey;
import io.promfleet.model.Source;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A cluster that reports to the hub. */
public final class SourceBuilder extends ClusterBuilder<SourceBuilder> {
    private static final String HUB_REMOTE_WRITE = "hub";
    private static final String KUBECONFIG_KEY = "value";

    private final FleetBuilder fleet;
    private final Map<String, RemoteWriteBuilder> remoteWrites = new LinkedHashMap<>();
    private @Nullable Collecting collecting;
    private @Nullable SecretKey kubeconfig;
    private @Nullable String hubNamespace;
    private @Nullable Boolean inHubCluster;
    private @Nullable Boolean runsFlux;
    private @Nullable Boolean fluxMetricsOnly;

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
        return collector("alloy", builder, builder::build);
    }

    private SourceBuilder collector(
            String call, CollectorBuilder<?> builder, Function<List<ScrapeJob>, Approach> approach) {
        List<ScrapeJobBuilder> monitors = monitors(builder.hasNodeExporter(), builder.hasKubeStateMetrics(), builder);
        return collecting(new Collecting(call, true, jobs -> approach.apply(buildWithout(jobs, wanted(monitors)))));
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
        URI address = Addresses.plain(this, apiServer, "apiServer");
        if (address != null && !"https".equalsIgnoreCase(address.getScheme())) {
            illegal("apiServer", apiServer, "would send tokens unencrypted", "Give the `https` address.");
        }
        ScrapedByHubBuilder builder = new ScrapedByHubBuilder(
                this,
                name(),
                address == null ? Addresses.REFUSED : address,
                recorder().here());
        within(builder, block);
        List<ScrapeJobBuilder> monitors = monitors(builder.hasNodeExporter(), builder.hasKubeStateMetrics(), builder);
        return collecting(new Collecting(
                "scrapedByHub", false, jobs -> builder.build(jobs, buildWithout(jobs, wanted(monitors)))));
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
        URI address = Addresses.plain(this, url, "url");
        FederationBuilder builder = new FederationBuilder(
                this, address == null ? Addresses.REFUSED : address, recorder().here());
        within(builder, federation -> {
            federation.match(match);
            block.accept(federation);
        });
        FederatedPrometheus federated = builder.build();
        return collecting(new Collecting("federated", false, jobs -> federated));
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
     * They are then there for {@link #fluxControllers()} to scrape.
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
        if (collecting != null && !collecting.sends()) {
            reportRemoteWrites(collecting.call());
        } else if (remoteWrites.isEmpty()) {
            remoteWrites.put(HUB_REMOTE_WRITE, new RemoteWriteBuilder(this, HUB_REMOTE_WRITE, declaredAt()));
        }
        List<ScrapeJob> jobs = buildJobs();
        Source.Builder source = Source.builder()
                .name(name())
                .originPrometheus(originPrometheusIn(namespace))
                .addAllExternalLabels(externalLabels())
                .addAllScrapeJobs(jobs)
                .fluxControllers(hasFluxControllers())
                .ownChart(ownChart())
                .kubernetes(kubernetes())
                .addAllChartValues(chartValues())
                .addAllExtraManifests(buildManifests(namespace))
                .approach(
                        collecting == null
                                ? new LightweightPrometheus(
                                        new PrometheusBuilder(this, "lightweightPrometheus", declaredAt(), false)
                                                .build())
                                : collecting.approach().apply(jobs))
                .kubeconfig(kubeconfig == null ? new SecretKey(name() + "-kubeconfig", KUBECONFIG_KEY) : kubeconfig)
                .hubNamespace(hubNamespace == null ? name() : hubNamespace)
                .inHubCluster(inHubCluster != null)
                .fluxMetricsOnly(fluxMetricsOnly != null)
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
                    "Leave the remote write out, or collect with `lightweightPrometheus` or `prometheusAgent`.");
        }
    }
}
