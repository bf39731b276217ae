package io.promfleet.testkit;

import java.util.Set;

/** A port of a service; role {@code service}. */
public final class ServiceTarget extends KubernetesTarget<ServiceTarget> {
    private static final String SERVICE = "__meta_kubernetes_service_";
    /** What only discovery of services knows. */
    static final Set<String> OF_PORT = Set.of(
            SERVICE + "port_name",
            SERVICE + "port_number",
            SERVICE + "port_protocol",
            SERVICE + "type",
            SERVICE + "cluster_ip",
            SERVICE + "external_name",
            SERVICE + "loadbalancer_ip");

    private final String host;
    private int port;

    ServiceTarget(String namespace, String name) {
        super("service");
        host = name + "." + namespace + ".svc";
        common("namespace", namespace);
        own("name", name);
        own("type", "ClusterIP");
        own("cluster_ip", "10.96.0.10");
        port("http", 80);
    }

    /**
     * The port; {@code http}, 80 unless said.
     *
     * @param name its name
     * @param number its number
     * @return this
     */
    public ServiceTarget port(String name, int number) {
        port = number;
        own("port_name", name);
        own("port_number", Integer.toString(number));
        return own("port_protocol", "TCP");
    }

    /**
     * The type; {@code ClusterIP} unless said.
     *
     * @param type such as {@code LoadBalancer}
     * @return this
     */
    public ServiceTarget type(String type) {
        return own("type", type);
    }

    /**
     * Its address inside the cluster.
     *
     * @param address the address, {@code None} for a headless one
     * @return this
     */
    public ServiceTarget clusterIp(String address) {
        return own("cluster_ip", address);
    }

    /**
     * It stands for a name outside of the cluster, and has no address of its own; type {@code ExternalName}.
     *
     * @param name the name
     * @return this
     */
    public ServiceTarget externalName(String name) {
        own("cluster_ip", "");
        own("external_name", name);
        return type("ExternalName");
    }

    /**
     * The address that its load balancer was asked for; type {@code LoadBalancer}.
     *
     * @param address the address
     * @return this
     */
    public ServiceTarget loadBalancerIp(String address) {
        own("loadbalancer_ip", address);
        return type("LoadBalancer");
    }

    @Override
    ServiceTarget self() {
        return this;
    }

    @Override
    String address() {
        return hostPort(host, port);
    }
}
