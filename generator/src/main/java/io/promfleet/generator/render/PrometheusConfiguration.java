package io.promfleet.generator.render;

import io.promfleet.finding.Origin;
import io.promfleet.generator.dialect.FileDialect;
import io.promfleet.generator.dialect.Units;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.model.Approach;
import io.promfleet.model.AsSent;
import io.promfleet.model.ChartStack;
import io.promfleet.model.Cluster;
import io.promfleet.model.FederatedPrometheus;
import io.promfleet.model.Fleet;
import io.promfleet.model.Hub;
import io.promfleet.model.LateSamples;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.SendingPrometheus;
import io.promfleet.model.Source;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * The configuration file of a cluster's Prometheus, with what the definition says of it: for a Prometheus that no operator
 * runs, and to show what the operator's comes to. The chart's own monitors are not in it.
 */
public final class PrometheusConfiguration {
    private final Fleet fleet;
    private final FileDialect dialect;
    private final ReceiverAddress addresses;

    /**
     * The configuration files of a fleet.
     *
     * @param fleet the fleet
     * @param dialect where Secrets are found
     */
    public PrometheusConfiguration(Fleet fleet, FileDialect dialect) {
        this.fleet = fleet;
        this.dialect = dialect;
        this.addresses = new ReceiverAddress(fleet);
    }

    /**
     * The file of one cluster.
     *
     * @param cluster the hub, or a source that has a Prometheus
     * @return a whole {@code prometheus.yml}
     * @throws IllegalArgumentException if the cluster has no Prometheus, because the hub scrapes it
     */
    public MapNode of(Cluster cluster) {
        return of(cluster, Identity.externalLabels(cluster));
    }

    /**
     * The file of one of several equal servers of a source, with the label by which the receiver tells them apart. The Prometheus
     * Operator gives each pod its own.
     *
     * @param source the source
     * @param replica the name of this one
     * @return a whole {@code prometheus.yml}; the same for all of them where the receiver wants them to be equal
     */
    public MapNode ofReplica(Source source, String replica) {
        MapNode.Builder labels = Identity.externalLabels(source).toBuilder();
        fleet.hub().receiver().deduplication().replicaLabel().ifPresent(label -> labels.put(label, replica));
        return of(source, labels.build());
    }

    private MapNode of(Cluster cluster, MapNode externalLabels) {
        dialect.speakOf(cluster.path());
        MapNode.Builder config = MapNode.builder(new Origin(cluster.path(), cluster.declaredAt()));
        MapNode.Builder global = MapNode.builder();
        Duration interval = stack(cluster).scrapeInterval().orElse(null);
        if (interval != null) {
            global.put("scrape_interval", Units.prometheusDuration(interval));
        }
        global.put("external_labels", externalLabels);
        config.put("global", global.build());
        List<ScrapeJob> own = cluster instanceof Source source ? source.jobsOfApproach() : cluster.scrapeJobs();
        List<Node> jobs = new ArrayList<>(own.size());
        List<Node> identity = cluster instanceof Hub ? Identity.rules(dialect, cluster) : List.of();
        for (ScrapeJob job : own) {
            jobs.add(dialect.scrapeJob(job, identity));
        }
        if (cluster instanceof Hub) {
            for (Source source : fleet.sources()) {
                List<Node> ofSource = Identity.rules(dialect, source);
                PulledJobs.of(source).forEach(job -> jobs.add(dialect.scrapeJob(job, ofSource)));
            }
        }
        if (!jobs.isEmpty()) {
            config.put("scrape_configs", new ListNode(jobs, null));
        }
        if (cluster instanceof Source source && source.approach() instanceof SendingPrometheus) {
            config.put("remote_write", new ListNode(remoteWrites(source), null));
        } else if (cluster instanceof Hub) {
            Duration window = LateSamples.window(fleet);
            RemoteWrite forwarded = AsSent.ofHub(fleet).orElse(null);
            URI url = addresses.ofHub();
            if (forwarded != null && url != null) {
                config.put("remote_write", ListNode.of(dialect.remoteWrite(forwarded, url, forwarded.http())));
            } else if (!window.isZero() && fleet.hub().receiver().isPrometheus()) {
                MapNode tsdb = MapNode.builder()
                        .put("out_of_order_time_window", Units.prometheusDuration(window))
                        .build();
                config.put("storage", MapNode.builder().put("tsdb", tsdb).build());
            }
        }
        return config.build();
    }

    private List<Node> remoteWrites(Source source) {
        List<Node> targets = new ArrayList<>();
        for (RemoteWrite remoteWrite : source.remoteWrites()) {
            URI url = addresses.of(source, remoteWrite);
            if (url != null) {
                targets.add(dialect.remoteWrite(
                        addresses.asSent(source, remoteWrite), url, addresses.http(source, remoteWrite)));
            }
        }
        return targets;
    }

    private static ChartStack stack(Cluster cluster) {
        if (cluster instanceof Hub hub) {
            return hub.prometheus();
        }
        Approach approach = ((Source) cluster).approach();
        if (approach instanceof SendingPrometheus sending) {
            return sending.stack();
        }
        if (approach instanceof FederatedPrometheus federated) {
            return federated.stack();
        }
        throw new IllegalArgumentException("There is no Prometheus in `" + cluster.name() + "`.");
    }
}
