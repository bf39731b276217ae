package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.model.Drop;
import io.promfleet.model.Fleet;
import io.promfleet.model.Keep;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * PF104: a source that sends the same series to one address twice. Two targets that each keep their own part are a way to
 * divide the load, so they pass unless one of them keeps all or both keep the same.
 */
final class SentOnce implements FleetCheck {
    private static final String ID = "PF104";

    @Override
    public void check(Fleet fleet, Findings findings) {
        HubAddress hub = new HubAddress(fleet);
        for (Source source : fleet.sources()) {
            if (source.remoteWrites().size() < 2) {
                continue;
            }
            Map<String, RemoteWrite> byAddress = new HashMap<>();
            for (RemoteWrite remoteWrite : source.remoteWrites()) {
                // The hub's own address said in full is the hub all the same.
                String address = remoteWrite
                        .url()
                        .filter(url -> !hub.isReachedBy(url))
                        .map(Object::toString)
                        .orElse("");
                RemoteWrite first = byAddress.putIfAbsent(address, remoteWrite);
                if (first != null && overlap(first.writeRelabels(), remoteWrite.writeRelabels())) {
                    findings.add(new Finding(
                            ID,
                            Severity.ERROR,
                            "source(" + source.name() + ") > remoteWrite(" + remoteWrite.name() + ")",
                            remoteWrite.declaredAt(),
                            "The target `" + remoteWrite.name() + "` sends to "
                                    + (address.isEmpty() ? "the hub" : "`" + address + "`") + " what the target `"
                                    + first.name() + "` sends there already.",
                            "Leave one of them out, or let each keep its own series with `writeRelabel`; another receiver has"
                                    + " a `url` of its own.",
                            List.of(new Finding.Related("the other target", first.declaredAt()))));
                }
            }
        }
    }

    private static boolean overlap(RelabelRules first, RelabelRules second) {
        return keepsAll(first) || keepsAll(second) || first.equals(second);
    }

    private static boolean keepsAll(RelabelRules rules) {
        for (RelabelRule rule : rules.rules()) {
            if (rule instanceof Keep || rule instanceof Drop) {
                return false;
            }
        }
        return true;
    }
}
