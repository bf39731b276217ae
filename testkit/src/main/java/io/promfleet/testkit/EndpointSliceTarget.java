package io.promfleet.testkit;

import io.promfleet.model.NameValidation;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An address behind a service; role {@code endpointslice}. */
public final class EndpointSliceTarget extends KubernetesTarget<EndpointSliceTarget> {
    private String ip = "10.244.0.10";
    private int port;
    private @Nullable PodTarget behind;

    EndpointSliceTarget(String namespace, String name) {
        super("endpointslice");
        common("namespace", namespace);
        own("name", name);
        own("address_type", "IPv4");
        own("endpoint_conditions_ready", "true");
        own("endpoint_conditions_serving", "true");
        own("endpoint_conditions_terminating", "false");
        port("http", 8080);
    }

    /**
     * The port; {@code http}, 8080 unless said.
     *
     * @param name its name
     * @param number its number
     * @return this
     */
    public EndpointSliceTarget port(String name, int number) {
        port = number;
        own("port", Integer.toString(number));
        own("port_name", name);
        return own("port_protocol", "TCP");
    }

    /**
     * Whether the address is ready; it is unless said.
     *
     * @param ready the choice
     * @return this
     */
    public EndpointSliceTarget ready(boolean ready) {
        return own("endpoint_conditions_ready", Boolean.toString(ready));
    }

    /**
     * The zone of the address.
     *
     * @param zone its name
     * @return this
     */
    public EndpointSliceTarget zone(String zone) {
        return own("endpoint_zone", zone);
    }

    /**
     * The pod at the address, with its labels; with those of its container where the port of the target is the one that the
     * container declares with {@link PodTarget#port}, as in Prometheus.
     *
     * @param pod the pod
     * @return this
     */
    public EndpointSliceTarget pod(PodTarget pod) {
        ip = pod.value("pod_ip");
        own("address_target_kind", "Pod");
        own("address_target_name", pod.value("pod_name"));
        own("endpoint_node_name", pod.value("pod_node_name"));
        behind = pod;
        return with(pod, PodTarget.OF_CONTAINER);
    }

    /**
     * The service in front of it, with its labels and annotations.
     *
     * @param service the service
     * @return this
     */
    public EndpointSliceTarget service(ServiceTarget service) {
        return with(service, ServiceTarget.OF_PORT);
    }

    /**
     * The host name of the endpoint, which the pods of a stateful set have; none unless said.
     *
     * @param name the name
     * @return this
     */
    public EndpointSliceTarget hostname(String name) {
        return own("endpoint_hostname", name);
    }

    /**
     * The endpoint is about to end: no longer ready, and serving until it is gone.
     *
     * @return this
     */
    public EndpointSliceTarget terminating() {
        own("endpoint_conditions_terminating", "true");
        return ready(false);
    }

    /**
     * A topology label of the endpoint, which slices of the first version of the interface have.
     *
     * @param name its name, such as {@code kubernetes.io/hostname}
     * @param value its value
     * @return this
     */
    public EndpointSliceTarget topology(String name, String value) {
        own("endpoint_topology_present_" + NameValidation.sanitized(name), "true");
        return own("endpoint_topology_" + NameValidation.sanitized(name), value);
    }

    @Override
    Map<String, String> ofPort() {
        return behind == null ? Map.of() : behind.container(port);
    }

    @Override
    EndpointSliceTarget self() {
        return this;
    }

    @Override
    String address() {
        return hostPort(ip, port);
    }
}
