package io.promfleet.testkit;

import io.promfleet.model.NameValidation;
import java.util.Locale;

/** The kubelet of a node; role {@code node}. */
public final class NodeTarget extends KubernetesTarget<NodeTarget> {
    private static final int KUBELET = 10250;

    private String ip = "";
    private int port = KUBELET;

    NodeTarget(String name) {
        super("node");
        own("name", name);
        own("address_Hostname", name);
        ip("192.168.0.11");
    }

    /**
     * Its address inside the cluster's network; {@code 192.168.0.11} unless said.
     *
     * @param address of version 4 or 6
     * @return this
     */
    public NodeTarget ip(String address) {
        ip = address;
        return own("address_InternalIP", address);
    }

    /**
     * The port of the kubelet; 10250 unless said.
     *
     * @param number its number
     * @return this
     */
    public NodeTarget kubeletPort(int number) {
        port = number;
        return this;
    }

    /**
     * What the cloud calls it.
     *
     * @param id its name there
     * @return this
     */
    public NodeTarget providerId(String id) {
        return own("provider_id", id);
    }

    /**
     * A condition of the node; labels that only the newest releases set.
     *
     * @param type such as {@code Ready} or {@code MemoryPressure}
     * @param status {@code True}, {@code False} or {@code Unknown}
     * @return this
     */
    public NodeTarget condition(String type, String status) {
        return own(
                "condition_" + NameValidation.sanitized(type.toLowerCase(Locale.ROOT)),
                status.toLowerCase(Locale.ROOT));
    }

    /**
     * A further address of the node.
     *
     * @param type such as {@code ExternalIP}
     * @param address the address
     * @return this
     */
    public NodeTarget address(String type, String address) {
        return own("address_" + type, address);
    }

    /** As discovery does: a node's {@code instance} is its name. */
    @Override
    public DiscoveredTarget build() {
        DiscoveredTarget target = super.build();
        return new DiscoveredTarget(target.labels().with("instance", value("node_name")), target.group());
    }

    @Override
    NodeTarget self() {
        return this;
    }

    @Override
    String address() {
        return hostPort(ip, port);
    }
}
