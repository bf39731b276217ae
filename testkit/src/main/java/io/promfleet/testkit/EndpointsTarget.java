package io.promfleet.testkit;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An address behind a service; role {@code endpoints}. */
public final class EndpointsTarget extends KubernetesTarget<EndpointsTarget> {
    private String ip = "10.244.0.10";
    private int port;
    private @Nullable PodTarget behind;

    EndpointsTarget(String namespace, String name) {
        super("endpoints");
        common("namespace", namespace);
        own("name", name);
        common("endpoint_ready", "true");
        port("http", 8080);
    }

    /**
     * The port; {@code http}, 8080 unless said.
     *
     * @param name its name
     * @param number its number
     * @return this
     */
    public EndpointsTarget port(String name, int number) {
        port = number;
        common("endpoint_port_name", name);
        return common("endpoint_port_protocol", "TCP");
    }

    /**
     * Whether the address is ready; it is unless said.
     *
     * @param ready the choice
     * @return this
     */
    public EndpointsTarget ready(boolean ready) {
        return common("endpoint_ready", Boolean.toString(ready));
    }

    /**
     * The pod at the address, with its labels; with those of its container where the port of the target is the one that the
     * container declares with {@link PodTarget#port}, as in Prometheus.
     *
     * @param pod the pod
     * @return this
     */
    public EndpointsTarget pod(PodTarget pod) {
        ip = pod.value("pod_ip");
        common("endpoint_address_target_kind", "Pod");
        common("endpoint_address_target_name", pod.value("pod_name"));
        common("endpoint_node_name", pod.value("pod_node_name"));
        behind = pod;
        return with(pod, PodTarget.OF_CONTAINER);
    }

    /**
     * The service in front of it, with its labels and annotations.
     *
     * @param service the service
     * @return this
     */
    public EndpointsTarget service(ServiceTarget service) {
        return with(service, ServiceTarget.OF_PORT);
    }

    /**
     * The host name of the address, which the pods of a stateful set have; none unless said.
     *
     * @param name the name
     * @return this
     */
    public EndpointsTarget hostname(String name) {
        return common("endpoint_hostname", name);
    }

    @Override
    Map<String, String> ofPort() {
        return behind == null ? Map.of() : behind.container(port);
    }

    @Override
    EndpointsTarget self() {
        return this;
    }

    @Override
    String address() {
        return hostPort(ip, port);
    }
}
