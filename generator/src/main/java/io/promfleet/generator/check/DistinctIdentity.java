package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.model.Cluster;
import io.promfleet.model.Fleet;
import io.promfleet.model.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** PF101: two clusters with one value of an identity label. Names are distinct already; this is about the other label. */
final class DistinctIdentity implements FleetCheck {
    private static final String ID = "PF101";

    @Override
    public void check(Fleet fleet, Findings findings) {
        Map<String, Cluster> byOrigin = new HashMap<>();
        byOrigin.put(fleet.hub().originPrometheus(), fleet.hub());
        for (Source source : fleet.sources()) {
            Cluster first = byOrigin.putIfAbsent(source.originPrometheus(), source);
            // Two clusters of one name were reported as such, and share more than this label.
            if (first != null && !first.name().equals(source.name())) {
                findings.add(new Finding(
                        ID,
                        Severity.ERROR,
                        "source(" + source.name() + ")",
                        source.declaredAt(),
                        "The value `" + source.originPrometheus() + "` of `origin_prometheus` belongs to the cluster `"
                                + first.name() + "` already.",
                        "Give each cluster its own `originPrometheus`, or leave it out.",
                        List.of(new Finding.Related("the other cluster", first.declaredAt()))));
            }
        }
    }
}
