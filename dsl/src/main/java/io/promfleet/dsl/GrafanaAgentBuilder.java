package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.GrafanaAgent;
import io.promfleet.model.ScrapeJob;
import java.util.List;

/** Grafana Agent in static mode, and the exporters beside it. It runs once: nothing would divide the targets among several. */
public final class GrafanaAgentBuilder extends CollectorBuilder<GrafanaAgentBuilder> {
    GrafanaAgentBuilder(Declaration parent, Location declaredAt) {
        super(parent, "grafanaAgent", declaredAt);
    }

    GrafanaAgent build(List<ScrapeJob> monitors) {
        return new GrafanaAgent(pod(monitors));
    }
}
