package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.target.FinalLabels;
import io.promfleet.model.Fleet;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.Source;
import io.promfleet.relabel.LabelSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * PF104: two sources whose series have equal labels of their clusters where they arrive, after write relabelling. At the hub
 * that takes a rule that destroys the identity, which is reported by itself.
 */
final class SendersStayApart implements FleetCheck {
    private static final String ID = "PF104";

    private record Arrival(String address, LabelSet labels) {}

    private record Sender(Source source, RemoteWrite target) {}

    @Override
    public void check(Fleet fleet, Findings findings) {
        HubAddress hub = new HubAddress(fleet);
        FinalLabels labels = new FinalLabels();
        Map<Arrival, Sender> first = new HashMap<>();
        for (Source source : fleet.sources()) {
            for (RemoteWrite target : source.remoteWrites()) {
                if (target.url().isEmpty() || hub.isReachedBy(target.url().get())) {
                    continue;
                }
                Arrival arrival = new Arrival(target.url().get().toString(), labels.of(source, target.writeRelabels()));
                Sender other = first.putIfAbsent(arrival, new Sender(source, target));
                if (other != null && !other.source.name().equals(source.name())) {
                    findings.add(new Finding(
                            ID,
                            Severity.ERROR,
                            "source(" + source.name() + ") > remoteWrite(" + target.name() + ")",
                            target.declaredAt(),
                            "At `" + arrival.address + "` the series of `" + source.name() + "` and `"
                                    + other.source.name() + "` cannot be told apart: both arrive with "
                                    + shown(arrival.labels) + ".",
                            "Keep `cluster` in `writeRelabel`, or give each source another external label.",
                            List.of(new Finding.Related("the other sender", other.target.declaredAt()))));
                }
            }
        }
    }

    private static String shown(LabelSet labels) {
        return labels.isEmpty() ? "no label of their cluster" : "`" + labels + "`";
    }
}
