package io.promfleet.generator.render;

import io.promfleet.model.Alloy;
import io.promfleet.model.Cluster;
import io.promfleet.model.Collector;
import io.promfleet.model.Fleet;
import io.promfleet.model.FluxLayout;
import io.promfleet.model.GrafanaAgent;
import io.promfleet.model.OpenTelemetryCollector;
import io.promfleet.model.PrometheusAgent;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.SecretKey;
import io.promfleet.model.Source;
import java.net.URI;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a person types to look at a running cluster, with the names that its objects have. Contexts of kubectl and flux are called
 * like the clusters, as in the runbook.
 */
public final class ClusterCommands {
    private static final int COLLECTOR_PORT = 12345;
    private static final int OTEL_PORT = 8888;

    private final Fleet fleet;

    /**
     * The commands for a fleet.
     *
     * @param fleet the fleet
     */
    public ClusterCommands(Fleet fleet) {
        this.fleet = fleet;
    }

    /**
     * Whether the hub's receiver is switched on.
     *
     * @return a command that prints {@code true} if it is
     */
    public String receiverSwitch() {
        return kubectl(fleet.hub().name()) + "get prometheus " + Release.prometheusService()
                + " -o jsonpath='{.spec.enableRemoteWriteReceiver}'";
    }

    /**
     * Where a source sends to, as its Prometheus has taken it over; for a collector its configuration.
     *
     * @param source one that sends
     * @return a command that prints the addresses
     */
    public String remoteWriteUrls(Source source) {
        if (source.approach() instanceof Collector collector) {
            return kubectl(source.name()) + "get configmap " + collector.workload() + " -o yaml";
        }
        return remoteWriteUrls(source.name(), source.approach() instanceof PrometheusAgent);
    }

    /** The same for a context that is not the name of a source. */
    String remoteWriteUrls(String context, boolean agent) {
        return kubectl(context) + "get " + (agent ? "prometheusagent " : "prometheus ") + Release.prometheusService()
                + " -o jsonpath='{.spec.remoteWrite[*].url}'";
    }

    /**
     * What whoever scrapes a cluster says.
     *
     * @param cluster the hub, or a source; where nothing collects in a source, the hub answers for it
     * @return a command that prints a log
     */
    public String logs(Cluster cluster) {
        if (cluster instanceof Source source) {
            if (source.approach() instanceof PrometheusAgent) {
                return kubectl(source.name()) + "logs " + agentPod() + " -c prometheus";
            }
            if (source.approach() instanceof Alloy) {
                return kubectl(source.name()) + "logs " + AlloyFiles.NAME + "-0 -c alloy";
            }
            if (source.approach() instanceof Collector collector) {
                return kubectl(source.name()) + "logs deployment/" + collector.workload();
            }
            if (!source.hasPrometheus()) {
                return logs(fleet.hub());
            }
        }
        return kubectl(cluster.name()) + "logs statefulset/prometheus-" + Release.prometheusService()
                + " -c prometheus";
    }

    /**
     * What whoever scrapes a cluster finds there.
     *
     * @param cluster the hub or a source
     * @param byHub whether the hub scrapes what is meant
     * @return a command, and the page that it opens
     */
    public String targets(Cluster cluster, boolean byHub) {
        if (!byHub && cluster instanceof Source source) {
            if (source.approach() instanceof PrometheusAgent) {
                return forward(source, agentPod(), Release.PORT) + "/targets";
            }
            if (source.approach() instanceof Alloy) {
                return forward(source, AlloyFiles.NAME + "-0", COLLECTOR_PORT) + "/graph";
            }
            if (source.approach() instanceof OpenTelemetryCollector) {
                return forward(source, "svc/" + OpenTelemetryFiles.NAME, OTEL_PORT) + "/metrics";
            }
            if (source.approach() instanceof GrafanaAgent) {
                return forward(source, "deployment/" + GrafanaAgentFiles.NAME, COLLECTOR_PORT)
                        + "/agent/api/v1/metrics/targets";
            }
            if (source.hasPrometheus()) {
                return forward(source, "svc/" + Release.prometheusService(), Release.PORT) + "/targets";
            }
        }
        return forward(fleet.hub(), "svc/" + Release.prometheusService(), Release.PORT) + "/targets";
    }

    /**
     * The release of the chart that Flux keeps in a cluster.
     *
     * @param cluster the hub or a source that has a release
     * @return a command that prints whether it is ready
     */
    public String release(Cluster cluster) {
        boolean onHub = cluster instanceof Source && fleet.flux().layout() == FluxLayout.HUB_MANAGES_SOURCES;
        String context = onHub ? fleet.hub().name() : cluster.name();
        String namespace = onHub && cluster instanceof Source source ? source.hubNamespace() : fleet.namespace();
        return "flux --context " + context + " -n " + namespace + " get helmreleases " + Release.NAME;
    }

    /**
     * What Flux could not apply.
     *
     * @param cluster the hub or a source
     * @return a command that lists it
     */
    public String notReady(Cluster cluster) {
        boolean own = cluster instanceof Source && fleet.flux().layout() != FluxLayout.HUB_MANAGES_SOURCES;
        return "flux --context " + (own ? cluster.name() : fleet.hub().name())
                + " get all -A --status-selector ready=false";
    }

    /**
     * Whether the hub can be reached from a source.
     *
     * @param source one that sends
     * @param url where it sends to
     * @return a command that prints the code with which the receiver refuses an empty request; 400 or 401 says that the way is open
     */
    public String reachHub(Source source, URI url) {
        return kubectl(source.name()) + "run reach-hub --rm -i --restart=Never --image=curlimages/curl -- curl -sS -o"
                + " /dev/null -w '%{http_code}' -X POST " + url;
    }

    /**
     * The Secrets that a source authenticates with at a target.
     *
     * @param source one that sends
     * @param remoteWrite the target
     * @return a command that lists them; what sends without credentials has none
     */
    public String credentials(Source source, RemoteWrite remoteWrite) {
        Set<String> secrets = new TreeSet<>();
        Credentials.of(new ReceiverAddress(fleet).http(source, remoteWrite), credential -> {
            if (credential instanceof SecretKey key) {
                secrets.add(key.secret());
            }
        });
        return secrets.isEmpty()
                ? remoteWriteUrls(source)
                : kubectl(source.name()) + "get secrets " + String.join(" ", secrets);
    }

    private String kubectl(String context) {
        return "kubectl --context " + context + " -n " + fleet.namespace() + " ";
    }

    private String forward(Cluster cluster, String object, int port) {
        return kubectl(cluster.name()) + "port-forward " + object + " " + port + ":" + port + ", then http://localhost:"
                + port;
    }

    private static String agentPod() {
        return "prom-agent-" + Release.prometheusService() + "-0";
    }
}
