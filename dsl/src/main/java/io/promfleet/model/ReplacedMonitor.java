package io.promfleet.model;

/** A part of the chart's own scraping that a ready-made job takes the place of. */
public enum ReplacedMonitor {
    /** None: the job adds targets. */
    NONE,
    /** The API server; {@code kubeApiServer.serviceMonitor.enabled}. */
    API_SERVER,
    /** Kubelet and cAdvisor; {@code kubelet.serviceMonitor.enabled}. */
    KUBELET
}
