package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.generator.capacity.BatchBody;
import io.promfleet.model.ByteSize;
import io.promfleet.model.Exposure;
import io.promfleet.model.ExposureWay;
import io.promfleet.model.Fleet;
import io.promfleet.model.HttpClient;
import io.promfleet.model.Receiver;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.SenderProof;
import io.promfleet.model.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * PF318, PF319, PF351, PF352 and PF353: a receiver that is opened to other clusters checks who writes, in a way that what leads to it can
 * check and that the senders keep to, and takes what they send.
 */
final class ReceiverIsGuarded implements FleetCheck {
    @Override
    public void check(Fleet fleet, Findings findings) {
        Receiver receiver = fleet.hub().receiver();
        Exposure exposure = receiver.exposure().orElse(null);
        if (exposure == null) {
            return;
        }
        String path = fleet.hub().path() + " > receiver > " + exposure.way().call();
        SenderProof proof = SenderProof.of(receiver);
        checkProof(path, receiver, exposure, proof, findings);
        checkCertificate(path, receiver, exposure, proof, findings);
        checkController(path, exposure, findings);
        checkBodies(path, fleet, exposure, findings);
        if (proof.isChecked()) {
            fleet.sources().forEach(source -> checkSender(source, receiver, proof, findings));
        }
    }

    private static void checkProof(
            String path, Receiver receiver, Exposure exposure, SenderProof proof, Findings findings) {
        if (proof.isChecked() && !proof.other()) {
            return;
        }
        findings.add(new Finding(
                "PF319",
                Severity.ERROR,
                path,
                exposure.declaredAt(),
                proof.other()
                        ? "Nothing on the way to the receiver can check how its senders authenticate, so that anybody could write."
                        : "The receiver is opened to other clusters and its senders prove nothing, so that anybody can write.",
                "Say `basicAuth`, `bearerToken` or a `clientCertificate` on the receiver.",
                List.of(new Finding.Related("the receiver", receiver.declaredAt()))));
    }

    /** Who ends TLS sees the certificate, and nobody behind him. */
    private static void checkCertificate(
            String path, Receiver receiver, Exposure exposure, SenderProof proof, Findings findings) {
        boolean checked = exposure.way() instanceof ExposureWay.LoadBalancer
                || (exposure.way() instanceof ExposureWay.Ingress ingress
                        && ingress.controller().isPresent());
        if (proof.certificate() && !checked) {
            Location place = receiver.tls().isPresent() ? receiver.tls().get().declaredAt() : receiver.declaredAt();
            findings.add(new Finding(
                    "PF351",
                    Severity.ERROR,
                    path,
                    exposure.declaredAt(),
                    "Nobody checks the certificates of the senders: TLS ends before the gate, at whatever leads to it.",
                    "Use `loadBalancer`, whose gate speaks TLS itself, or say `basicAuth` or `bearerToken` and leave the"
                            + " certificate out.",
                    List.of(new Finding.Related("the certificate of the senders", place))));
        }
    }

    private static void checkController(String path, Exposure exposure, Findings findings) {
        if (exposure.way() instanceof ExposureWay.Ingress ingress
                && ingress.controller().isPresent()) {
            findings.add(new Finding(
                    "PF353",
                    Severity.WARNING,
                    path,
                    exposure.calls().of("controller", exposure.declaredAt()),
                    "Ingress NGINX has had no fixes since March 2026, not even of security, and it guards the receiver here.",
                    "Leave `controller` out, so that a gate of its own checks behind any controller, or use `httpRoute`.",
                    List.of()));
        }
    }

    private static void checkBodies(String path, Fleet fleet, Exposure exposure, Findings findings) {
        Optional<? extends ByteSize> limit = exposure.maxBodySize();
        if (limit.isEmpty()) {
            return;
        }
        BatchBody batch = BatchBody.largest(fleet);
        long bytes = limit.get().bytes();
        if (bytes >= batch.withLongLabels()) {
            return;
        }
        boolean always = bytes < batch.usual();
        findings.add(new Finding(
                "PF318",
                always ? Severity.ERROR : Severity.WARNING,
                path,
                exposure.calls().of("maxBodySize", exposure.declaredAt()),
                "A batch of `" + batch.samples() + "` samples takes about `" + (long) batch.usual()
                        + "` bytes, with long labels `"
                        + (long) batch.withLongLabels() + "`, and more than `" + bytes
                        + "` are refused, which their sender gives up.",
                "Leave `maxBodySize` out, or give it at least `" + batch.limit().bytes() + "` bytes.",
                List.of()));
    }

    private static void checkSender(Source source, Receiver receiver, SenderProof proof, Findings findings) {
        if (source.inHubCluster()) {
            return;
        }
        for (RemoteWrite write : source.remoteWrites()) {
            HttpClient http = write.http();
            if (write.url().isPresent()
                    || (http.authentication().isEmpty() && http.tls().isEmpty())) {
                continue;
            }
            SenderProof own = SenderProof.of(
                    http.authentication().isPresent() ? http.authentication() : receiver.authentication(),
                    http.tls().isPresent() ? http.tls() : receiver.tls());
            List<String> missing = new ArrayList<>();
            if (proof.password() && !own.password()) {
                missing.add("a password");
            }
            if (proof.token() && !own.token()) {
                missing.add("a bearer token");
            }
            if (proof.certificate() && !own.certificate()) {
                missing.add("a client certificate");
            }
            if (!missing.isEmpty()) {
                findings.add(new Finding(
                        "PF352",
                        Severity.ERROR,
                        source.path() + " > remoteWrite(" + write.name() + ")",
                        write.declaredAt(),
                        "The source does not show " + String.join(" and ", missing)
                                + ", which the way to the hub asks for, so that all it sends is refused and given up.",
                        "Leave the authentication and TLS of this source to the receiver, or say the same method with other Secrets.",
                        List.of(new Finding.Related("what is asked for", receiver.declaredAt()))));
            }
        }
    }
}
