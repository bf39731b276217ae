package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.model.AsSent;
import io.promfleet.model.Fleet;
import io.promfleet.model.Receiver;
import io.promfleet.model.ReceiverProfile;
import io.promfleet.model.ReceiverProfile.Tenancy;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.Source;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * PF305: a tenant that the receiver demands and nobody says, or one that it cannot take: it refuses every request, and the sender drops
 * the samples. PF343: a tenant where there are none.
 */
final class TenantsAreTold implements FleetCheck {
    private static final String ID = "PF305";
    private static final String WITHOUT_EFFECT = "PF343";
    private static final String CALL = "tenant";
    private static final String LEAVE_OUT = "Leave `tenant` out.";
    private static final Pattern NUMBERS = Pattern.compile("[0-9]+(:[0-9]+)?");

    @Override
    public void check(Fleet fleet, Findings findings) {
        Receiver receiver = fleet.hub().receiver();
        String hub = fleet.hub().path() + " > receiver";
        Location atHub = receiver.calls().of(CALL, receiver.declaredAt());
        boolean none = receiver.profile().tenancy() == Tenancy.NONE;
        if (receiver.tenant().isPresent()) {
            if (none) {
                idle(hub, atHub, receiver.profile().product() + " has no tenants.", findings);
            } else {
                number(hub, atHub, receiver.profile(), receiver.tenant().get(), findings);
            }
        }
        for (Source source : fleet.sources()) {
            for (RemoteWrite target : source.remoteWrites()) {
                check(receiver, source, target, findings);
            }
        }
    }

    private static void check(Receiver receiver, Source source, RemoteWrite target, Findings findings) {
        String path = source.path() + " > remoteWrite(" + target.name() + ")";
        Location place = target.calls().of(CALL, target.declaredAt());
        ReceiverProfile profile = receiver.profile();
        if (target.url().isPresent()) {
            if (target.tenant().isPresent()) {
                idle(path, place, "How `" + target.name() + "` is told a tenant is not known.", findings);
            }
            return;
        }
        if (target.tenant().isPresent() && profile.tenancy() == Tenancy.NONE) {
            idle(path, place, profile.product() + " has no tenants.", findings);
            return;
        }
        Optional<String> tenant = AsSent.tenant(receiver, target);
        if (target.tenant().isPresent()) {
            number(path, place, profile, target.tenant().get(), findings);
        } else if (tenant.isEmpty() && profile.tenancy() == Tenancy.DEMANDED) {
            findings.add(new Finding(
                    ID,
                    Severity.ERROR,
                    path,
                    target.declaredAt(),
                    profile.product() + " refuses what comes without a tenant, and `" + source.name() + "` names none.",
                    "Say `receiver.tenant(\"…\")` on the hub, or `tenant` on this remote write.",
                    List.of(new Finding.Related("received here", receiver.declaredAt()))));
        }
    }

    private static void number(String path, Location place, ReceiverProfile profile, String tenant, Findings findings) {
        if (profile instanceof ReceiverProfile.VictoriaMetricsCluster
                && !NUMBERS.matcher(tenant).matches()) {
            findings.add(new Finding(
                    ID,
                    Severity.ERROR,
                    path,
                    place,
                    "Tenants of a VictoriaMetrics cluster are numbers, and `" + tenant + "` is none.",
                    "Give an account such as `7`, or account and project such as `7:1`.",
                    List.of()));
        }
    }

    private static void idle(String path, Location place, String message, Findings findings) {
        findings.add(new Finding(WITHOUT_EFFECT, Severity.WARNING, path, place, message, LEAVE_OUT, List.of()));
    }
}
