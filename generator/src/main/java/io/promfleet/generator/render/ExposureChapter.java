package io.promfleet.generator.render;

import io.promfleet.model.Exposure;
import io.promfleet.model.ExposureWay;
import io.promfleet.model.Fleet;
import io.promfleet.model.SenderProof;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** What leads to the hub's receiver, what its Secrets hold, and how to see that only writes of the right senders get through. */
final class ExposureChapter {
    private final Fleet fleet;
    private final List<String> lines = new ArrayList<>();

    ExposureChapter(Fleet fleet) {
        this.fleet = fleet;
    }

    List<String> lines() {
        Exposure exposure = fleet.hub().receiver().exposure().orElse(null);
        URI address = new ReceiverAddress(fleet).external();
        if (exposure == null || address == null) {
            return List.of();
        }
        SenderProof proof = SenderProof.of(fleet.hub().receiver());
        line("## The way to the receiver");
        line("");
        way(exposure, address);
        if (ReceiverExposure.hasGate(exposure, proof)) {
            line("");
            line("The gate is an nginx of two pods. It lets `POST " + address.getPath()
                    + "` through and answers 404 to all else, so that neither");
            line(
                    "queries nor the pages of Prometheus are open with it. A NetworkPolicy lets it reach the receiver and name servers; another keeps the");
            line(
                    "rest of the hub's cluster from writing past it. Both need a network that enforces NetworkPolicies. A changed Secret counts within two");
            line("minutes, without a restart.");
        }
        line("");
        contents(exposure, proof);
        rotation(proof);
        look(exposure, address, proof);
        return lines;
    }

    private void way(Exposure exposure, URI address) {
        String namespace = fleet.namespace();
        String hub = fleet.hub().name();
        String host = address.getHost();
        ExposureWay way = exposure.way();
        if (way instanceof ExposureWay.LoadBalancer balancer) {
            line("A load balancer leads `" + host + "` to the gate `" + WriteGate.NAME + "`, for senders from `"
                    + String.join("`, `", balancer.sourceRanges()) + "`. Point the");
            line("host at its address: `kubectl --context " + hub + " -n " + namespace + " get service "
                    + WriteGate.NAME + "`.");
        } else if (way instanceof ExposureWay.Ingress ingress) {
            boolean gate = ReceiverExposure.hasGate(
                    exposure, SenderProof.of(fleet.hub().receiver()));
            line("The Ingress `remote-write` leads `" + host + address.getPath() + "`, and no other path, to the "
                    + (gate ? "gate `" + WriteGate.NAME + "`." : "receiver; its controller checks who writes.")
                    + " Point the host");
            line("at the controller: `kubectl --context " + hub + " -n " + namespace + " get ingress remote-write`.");
            if (ingress.controller().isEmpty()) {
                line("The limits of the controller itself have to let bodies of "
                        + "the gate's size through, and wait for 120 s: see its documentation.");
            }
        } else if (way instanceof ExposureWay.HttpRoute route) {
            line("The HTTPRoute `remote-write` leads `" + host + address.getPath()
                    + "`, and no other path, from the gateway `"
                    + route.gateway() + "`"
                    + route.namespace().map(name -> " in `" + name + "`").orElse("") + " to the gate `" + WriteGate.NAME
                    + "`.");
            line("Its listener needs the certificate of the host, and must allow routes from the namespace `"
                    + namespace + "`: `kubectl --context " + hub + " -n " + namespace
                    + " get httproute remote-write -o yaml`");
            line(
                    "says under `status.parents` whether it does. The limits of the gateway have to let bodies of the gate's size through.");
        }
    }

    private void contents(Exposure exposure, SenderProof proof) {
        line("What the Secrets on the hub hold, to be typed or pasted when they are asked for:");
        line("");
        if (proof.password()) {
            line("- `" + exposure.users()
                    + "`, key `auth`: a line for each user, `NAME:HASH`. `openssl passwd -apr1` asks for a password"
                    + " and prints its hash.");
        }
        if (proof.token()) {
            line("- `" + exposure.tokens()
                    + "`, key `tokens`: a line for each token, `\"Bearer TOKEN\" NAME;`, with a name of whom it is for."
                    + " `openssl rand -hex 32` makes a token.");
        }
        if (proof.certificate()) {
            line("- `" + exposure.clientAuthority()
                    + "`, key `ca.crt`: the authority of the senders' certificates. Every certificate that it signs may write, so it should"
                    + " sign nothing else.");
        }
        exposure.certificate()
                .ifPresent(certificate -> certificate
                        .issuer()
                        .ifPresentOrElse(
                                issuer -> line("- `" + certificate.secret() + "` is made by cert-manager, from the "
                                        + issuer.kind() + " `" + issuer.name() + "`."),
                                () -> line("- `" + certificate.secret()
                                        + "`, keys `tls.crt` and `tls.key`: the certificate that senders see, with the authorities between"
                                        + " it and its root.")));
        line("");
    }

    private void rotation(SenderProof proof) {
        List<String> both = new ArrayList<>();
        if (proof.password()) {
            both.add("a second user");
        }
        if (proof.token()) {
            both.add("a second token");
        }
        if (proof.certificate()) {
            both.add("the new authority behind the old one");
        }
        line("To change credentials without a gap, add " + String.join(" and ", both)
                + " to the Secret on the hub, wait two minutes, change the");
        line(
                "Secrets of the sources one by one, and take the old one away when no source uses it any more. A sender that is refused gives");
        line("its samples up, so never the other way round.");
        line("");
    }

    private void look(Exposure exposure, URI address, SenderProof proof) {
        String root = address.getScheme() + "://" + address.getRawAuthority();
        line("From where a source is, without its credentials:");
        line("");
        line("```sh");
        if (proof.certificate()) {
            line("# 400, or no connection at all: a certificate is asked for");
        } else {
            line("# 401: writes are open to senders with credentials alone");
        }
        line("curl -sS -o /dev/null -w '%{http_code}\\n' -X POST " + address);
        line("# 404" + (proof.certificate() ? " or 400" : "") + ": queries are not open");
        line("curl -sS -o /dev/null -w '%{http_code}\\n' '" + root + "/api/v1/query?query=up'");
        if (ReceiverExposure.hasGate(exposure, proof)) {
            line("# who was refused, and why");
            line("kubectl --context " + fleet.hub().name() + " -n " + fleet.namespace()
                    + " logs --prefix -l app.kubernetes.io/name=" + WriteGate.NAME);
        }
        line("```");
        line("");
    }

    private void line(String line) {
        lines.add(line);
    }
}
