package io.promfleet.model;

import io.promfleet.finding.Location;
import org.immutables.value.Value;

/** Where targets come from; a {@code *_sd_configs} of Prometheus. */
public sealed interface ServiceDiscovery permits Discovery, KubernetesDiscovery, StaticTargets {

    /**
     * Where it was declared. No part of equality.
     *
     * @return the place
     */
    @Value.Auxiliary
    Location declaredAt();
}
