package io.promfleet.model;

/** What Kubernetes discovery turns into targets; {@code role} of Prometheus. */
public enum KubernetesRole {
    /** Every node, at the port of its kubelet. */
    NODE,
    /** Every port of every pod. */
    POD,
    /** Every port of every service. */
    SERVICE,
    /** Every address of every Endpoints object; deprecated by Kubernetes 1.33. */
    ENDPOINTS,
    /** Every address of every EndpointSlice. */
    ENDPOINTSLICE,
    /** Every path of every ingress. */
    INGRESS
}
