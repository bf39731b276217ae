package io.promfleet.dsl;

import io.promfleet.finding.Location;
import java.net.URI;

/** How the hub fetches series from a Prometheus in the source that is not promfleet's, beside how the source is collected. */
public final class AlsoFederatedBuilder extends FederatedSeriesBuilder<AlsoFederatedBuilder> {
    AlsoFederatedBuilder(Declaration parent, URI url, Location declaredAt) {
        super(parent, "alsoFederated", url, declaredAt);
    }
}
