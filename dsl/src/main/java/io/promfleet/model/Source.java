package io.promfleet.model;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/**
 * A cluster that reports to the hub.
 */
@Value.Immutable
public non-sealed interface Source extends Cluster {

    /**
     * How its series are collected.
     *
     * @return the approach, {@link LightweightPrometheus} unless said otherwise
     */
    Approach approach();

    /**
     * What the hub fetches beside what the approach collects. Their jobs are among {@link #scrapeJobs()}.
     *
     * @return in the order of their declaration; mostly none
     */
    List<Fetching> furtherFetchings();

    /**
     * All that the hub fetches, by the approach itself and beside it. Found once, however many ask.
     *
     * @return that of the approach first
     */
    @Value.Lazy
    default List<Fetching> fetchings() {
        Fetching main = ofApproach();
        if (main == null) {
            return furtherFetchings();
        }
        List<Fetching> all = new ArrayList<>(furtherFetchings().size() + 1);
        all.add(main);
        all.addAll(furtherFetchings());
        return List.copyOf(all);
    }

    /**
     * The jobs that the approach itself is for, without those that the hub fetches beside it. Found once, however many ask.
     *
     * @return the jobs in the order of their declaration
     */
    @Value.Lazy
    default List<ScrapeJob> jobsOfApproach() {
        if (furtherFetchings().isEmpty()) {
            return scrapeJobs();
        }
        Set<String> others = new HashSet<>();
        for (Fetching fetching : furtherFetchings()) {
            if (fetching instanceof Fetching.Scraped scraped) {
                scraped.jobs().forEach(job -> others.add(job.name()));
            } else if (fetching instanceof Fetching.Discovered discovered) {
                discovered.jobs().forEach(job -> others.add(job.name()));
            }
        }
        List<ScrapeJob> own = new ArrayList<>();
        for (ScrapeJob job : scrapeJobs()) {
            if (!others.contains(job.name())) {
                own.add(job);
            }
        }
        return List.copyOf(own);
    }

    private @Nullable Fetching ofApproach() {
        if (approach() instanceof ScrapedByHub scraping) {
            return new Fetching.Scraped(scraping.call(), scraping, jobsOfApproach());
        }
        if (approach() instanceof DiscoveredByHub discovering) {
            return new Fetching.Discovered(discovering.call(), discovering, jobsOfApproach());
        }
        return approach() instanceof FederatedPrometheus federated
                ? new Fetching.Federated(federated.call(), federated.federation())
                : null;
    }

    /**
     * Whether the chart's Prometheus runs in it.
     *
     * @return false where a collector scrapes it, and where the hub does
     */
    default boolean hasPrometheus() {
        return approach() instanceof SendingPrometheus || approach() instanceof FederatedPrometheus;
    }

    /**
     * Whether something in it runs the jobs of its approach.
     *
     * @return false where these are jobs of the hub
     */
    default boolean isScrapedInside() {
        return approach() instanceof SendingApproach || approach() instanceof FederatedPrometheus;
    }

    /**
     * Whether the chart is installed in it. Where nothing collects in the source, and no exporter or value of the chart was
     * asked for, it is not.
     *
     * @return true wherever something collects in the source
     */
    default boolean hasRelease() {
        return isScrapedInside()
                || (approach().nodeExporter() && !fluxMetricsOnly())
                || approach().kubeStateMetrics()
                || !chartValues().isEmpty();
    }

    /**
     * Whether Flux applies anything for it. A source of which nothing is applied need not be a Kubernetes cluster.
     *
     * @return true unless the hub only finds and scrapes its targets
     */
    default boolean isDeployed() {
        return hasRelease()
                || !extraManifests().isEmpty()
                || fetchings().stream().anyMatch(Fetching.Scraped.class::isInstance);
    }

    /**
     * Whether controllers of Flux are said to run in it.
     *
     * @return false unless said; where every cluster has a Flux of its own they mostly run all the same
     */
    boolean runsFlux();

    /**
     * Where it sends its series; where it sends any, at least one target is the hub.
     *
     * @return the targets in the order of their declaration; none where the hub fetches its series
     */
    List<RemoteWrite> remoteWrites();

    /**
     * Whether nothing is collected but what its own jobs say and what Flux looks after: no node-exporter, none of the chart's
     * monitors for Kubernetes, and of kube-state-metrics the objects of Flux alone.
     *
     * @return false unless said otherwise
     */
    boolean fluxMetricsOnly();

    /**
     * The Secret with the kubeconfig that Flux on the hub reaches this cluster with; used in the layout
     * {@link FluxLayout#HUB_MANAGES_SOURCES}. It stands in the namespace {@link #hubNamespace()} of the hub.
     *
     * @return the Secret and its key
     */
    SecretKey kubeconfig();

    /**
     * The namespace on the hub that holds the Flux objects of this source.
     *
     * @return the source's name unless said otherwise
     */
    String hubNamespace();

    /**
     * Whether it runs in the same Kubernetes cluster as the hub, so that the hub's Service is within reach.
     *
     * @return false unless said otherwise
     */
    boolean inHubCluster();

    /**
     * Starts a value.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds the value; every attribute without a default must be given once. */
    final class Builder extends ImmutableSource.Builder {
        Builder() {}
    }
}
