package io.promfleet.generator.check;

import io.promfleet.finding.Findings;
import io.promfleet.generator.pitfall.WriteAddress;
import io.promfleet.model.Fleet;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.Source;

/** PF304: an address whose path no receiver takes samples at; what is answered with 404 is thrown away and not sent again. */
final class WriteAddresses implements FleetCheck {
    @Override
    public void check(Fleet fleet, Findings findings) {
        for (Source source : fleet.sources()) {
            for (RemoteWrite target : source.remoteWrites()) {
                if (target.url().isPresent()) {
                    WriteAddress.check(
                            "source(" + source.name() + ") > remoteWrite(" + target.name() + ")",
                            target.declaredAt(),
                            target.url().get(),
                            findings);
                }
            }
        }
    }
}
