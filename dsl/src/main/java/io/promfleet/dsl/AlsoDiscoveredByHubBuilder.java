package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.DiscoveredByHub;

/** How the hub finds the targets of some jobs of a source, while the others are collected in another way. */
public final class AlsoDiscoveredByHubBuilder extends DiscoveringHubBuilder<AlsoDiscoveredByHubBuilder> {
    AlsoDiscoveredByHubBuilder(Declaration parent, Location declaredAt) {
        super(parent, "alsoDiscoveredByHub", declaredAt);
    }

    DiscoveredByHub build() {
        return build(false, false);
    }
}
