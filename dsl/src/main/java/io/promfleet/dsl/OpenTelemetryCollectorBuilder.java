package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.OpenTelemetryCollector;
import io.promfleet.model.ScrapeJob;
import java.util.List;

/**
 * An OpenTelemetry Collector, and the exporters beside it. It runs once: nothing would divide the targets among several.
 */
public final class OpenTelemetryCollectorBuilder extends CollectorBuilder<OpenTelemetryCollectorBuilder> {
    OpenTelemetryCollectorBuilder(Declaration parent, Location declaredAt) {
        super(parent, "openTelemetryCollector", declaredAt);
    }

    OpenTelemetryCollector build(List<ScrapeJob> monitors) {
        return new OpenTelemetryCollector(pod(monitors));
    }
}
