package io.promfleet.testkit;

/** A port of a service; role {@code service}. */
public final class ServiceTarget extends KubernetesTarget<ServiceTarget> {
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

    @Override
    ServiceTarget self() {
        return this;
    }

    @Override
    String address() {
        return hostPort(host, port);
    }
}
