package io.promfleet.testkit;

/** Targets as Kubernetes discovery finds them, one method a role. */
public final class KubernetesTargets {
    private KubernetesTargets() {}

    /**
     * A pod.
     *
     * @param namespace its namespace
     * @param name its name
     * @return the target, to say more about
     */
    public static PodTarget pod(String namespace, String name) {
        return new PodTarget(namespace, name);
    }

    /**
     * A service.
     *
     * @param namespace its namespace
     * @param name its name
     * @return the target, to say more about
     */
    public static ServiceTarget service(String namespace, String name) {
        return new ServiceTarget(namespace, name);
    }

    /**
     * An address behind a service.
     *
     * @param namespace the namespace of the service
     * @param name the name of the service
     * @return the target, to say more about
     */
    public static EndpointsTarget endpoints(String namespace, String name) {
        return new EndpointsTarget(namespace, name);
    }

    /**
     * An address behind a service, found by its slice.
     *
     * @param namespace the namespace of the slice
     * @param name the name of the slice
     * @return the target, to say more about
     */
    public static EndpointSliceTarget endpointSlice(String namespace, String name) {
        return new EndpointSliceTarget(namespace, name);
    }

    /**
     * A node.
     *
     * @param name its name
     * @return the target, to say more about
     */
    public static NodeTarget node(String name) {
        return new NodeTarget(name);
    }

    /**
     * A path of an ingress.
     *
     * @param namespace its namespace
     * @param name its name
     * @param host the host that it answers for
     * @return the target, to say more about
     */
    public static IngressTarget ingress(String namespace, String name, String host) {
        return new IngressTarget(namespace, name, host);
    }
}
