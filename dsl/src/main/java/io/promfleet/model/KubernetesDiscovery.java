package io.promfleet.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Targets from the Kubernetes API; {@code kubernetes_sd_configs} of Prometheus.
 */
@Value.Immutable
public non-sealed interface KubernetesDiscovery extends ServiceDiscovery {

    /**
     * Which objects become targets; {@code role}.
     *
     * @return the role
     */
    KubernetesRole role();

    /**
     * Only objects in these namespaces; {@code namespaces.names}.
     *
     * @return the namespaces, all if empty
     */
    List<String> namespaces();

    /**
     * Only objects in Prometheus' own namespace; {@code namespaces.own_namespace}, default false.
     *
     * @return the choice
     */
    Optional<Boolean> ownNamespace();

    /**
     * Only objects that these select; {@code selectors}.
     *
     * @return the selectors, each role at most once
     */
    List<KubernetesSelector> selectors();

    /**
     * Whether labels and annotations of the node are attached; {@code attach_metadata.node}, default false.
     *
     * @return the choice
     */
    Optional<Boolean> attachNodeMetadata();

    /**
     * Everything else: {@code api_server}, {@code kubeconfig_file} and what else {@code attach_metadata} can attach.
     *
     * @return the settings, {@link Settings#NONE} for Prometheus' own API server
     */
    Settings settings();

    /**
     * How an API server other than Prometheus' own is reached.
     *
     * @return the settings, {@link HttpClient#NONE} where nothing is said
     */
    HttpClient http();

    /**
     * Starts a value.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds the value; every attribute without a default must be given once. */
    final class Builder extends ImmutableKubernetesDiscovery.Builder {
        Builder() {}
    }
}
