package io.promfleet.testkit;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A port of a container, or a container without ports; role {@code pod}. */
public final class PodTarget extends KubernetesTarget<PodTarget> {
    private static final String CONTAINER = "__meta_kubernetes_pod_container_";
    // Of the container whose port a target is; its identifier only discovery of pods knows.
    private static final Set<String> OF_PORT = Set.of(
            CONTAINER + "name",
            CONTAINER + "image",
            CONTAINER + "init",
            CONTAINER + "port_name",
            CONTAINER + "port_number",
            CONTAINER + "port_protocol");
    /** What discovery of endpoints does not know of a pod by itself. */
    static final Set<String> OF_CONTAINER =
            Stream.concat(OF_PORT.stream(), Stream.of(CONTAINER + "id")).collect(Collectors.toUnmodifiableSet());

    private String ip = "10.244.0.10";
    private int port;

    PodTarget(String namespace, String name) {
        super("pod");
        common("namespace", namespace);
        own("name", name);
        own("ip", ip);
        own("phase", "Running");
        own("ready", "true");
        own("node_name", "node-1");
        own("host_ip", "192.168.0.11");
        own("uid", "8f1c7a3e-0000-4000-8000-000000000001");
        own("container_init", "false");
        container("app");
        image("registry.example.com/app:1.0");
        containerId("containerd://4f1c7a3e");
    }

    /**
     * Its address; {@code 10.244.0.10} unless said.
     *
     * @param address of version 4 or 6
     * @return this
     */
    public PodTarget ip(String address) {
        ip = address;
        return own("ip", address);
    }

    /**
     * The container; {@code app} unless said.
     *
     * @param name its name
     * @return this
     */
    public PodTarget container(String name) {
        return own("container_name", name);
    }

    /**
     * The image of the container.
     *
     * @param image its name with its tag
     * @return this
     */
    public PodTarget image(String image) {
        return own("container_image", image);
    }

    /**
     * The port of the container; without one, discovery gives the pod's address alone.
     *
     * @param name its name, may be empty
     * @param number its number
     * @return this
     */
    public PodTarget port(String name, int number) {
        port = number;
        own("container_port_name", name);
        own("container_port_number", Integer.toString(number));
        return own("container_port_protocol", "TCP");
    }

    /**
     * In which phase the pod is; {@code Running} unless said.
     *
     * @param phase such as {@code Pending}
     * @return this
     */
    public PodTarget phase(String phase) {
        return own("phase", phase);
    }

    /**
     * Whether the pod is ready; it is unless said.
     *
     * @param ready the choice
     * @return this
     */
    public PodTarget ready(boolean ready) {
        return own("ready", Boolean.toString(ready));
    }

    /**
     * The node that it runs on; {@code node-1} unless said.
     *
     * @param name its name
     * @return this
     */
    public PodTarget node(String name) {
        return own("node_name", name);
    }

    /**
     * What made it.
     *
     * @param kind such as {@code ReplicaSet}
     * @param name its name
     * @return this
     */
    public PodTarget controller(String kind, String name) {
        own("controller_kind", kind);
        return own("controller_name", name);
    }

    /**
     * The id of the container as the runtime has it; that of a container that runs unless said.
     *
     * @param id such as {@code containerd://0a1b…}
     * @return this
     */
    public PodTarget containerId(String id) {
        return own("container_id", id);
    }

    /**
     * The container is one that runs before the others and ends.
     *
     * @return this
     */
    public PodTarget initContainer() {
        return own("container_init", "true");
    }

    /**
     * The unique id of the pod.
     *
     * @param uid the id
     * @return this
     */
    public PodTarget uid(String uid) {
        return own("uid", uid);
    }

    /**
     * The address of the node that it runs on.
     *
     * @param address the address
     * @return this
     */
    public PodTarget hostIp(String address) {
        return own("host_ip", address);
    }

    /**
     * The deployment that it belongs to; a label that only the newest releases set.
     *
     * @param name its name
     * @return this
     */
    public PodTarget deployment(String name) {
        return own("deployment_name", name);
    }

    /**
     * The job that it belongs to; a label that only the newest releases set.
     *
     * @param name its name
     * @return this
     */
    public PodTarget job(String name) {
        return own("job_name", name);
    }

    /**
     * The cron job that it belongs to; a label that only the newest releases set.
     *
     * @param name its name
     * @return this
     */
    public PodTarget cronJob(String name) {
        return own("cronjob_name", name);
    }

    /** What discovery of endpoints adds where a port is one that the container declares. */
    Map<String, String> container(int number) {
        return port == number && port != 0 ? labels(OF_PORT) : Map.of();
    }

    @Override
    PodTarget self() {
        return this;
    }

    @Override
    String address() {
        return port == 0 ? ip : hostPort(ip, port);
    }
}
