package io.promfleet.generator.check;

import io.promfleet.finding.Findings;
import io.promfleet.generator.pitfall.SameSeries;
import io.promfleet.model.Fleet;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.Source;
import java.util.HashMap;
import java.util.Map;

/**
 * PF104: a source that sends the same series to one address twice. Two targets that each keep their own part are a way to
 * divide the load, so they pass unless one of them keeps all or both keep the same.
 */
final class SentOnce implements FleetCheck {
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
                if (first != null && SameSeries.overlap(first, remoteWrite)) {
                    findings.add(SameSeries.finding(
                            "source(" + source.name() + ") > remoteWrite(" + remoteWrite.name() + ")",
                            remoteWrite.declaredAt(),
                            "The target `" + remoteWrite.name() + "`",
                            address.isEmpty() ? "the hub" : "`" + address + "`",
                            "the target `" + first.name() + "`",
                            first.declaredAt()));
                }
            }
        }
    }
}
