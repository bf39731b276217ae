package io.promfleet.model;

/** Which clusters run Flux. */
public enum FluxLayout {
    /** Flux runs on the hub alone and reaches every source through a kubeconfig Secret. */
    HUB_MANAGES_SOURCES,
    /** Flux runs in every cluster, each applying its own folder. */
    FLUX_IN_EVERY_CLUSTER
}
