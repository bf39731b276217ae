package io.promfleet.generator.pitfall;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.model.Tls;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/** PF317: series that leave their cluster in the clear, or to whoever answers. */
public final class Transport {
    private static final String ID = "PF317";

    private Transport() {}

    /**
     * Looks at a way out of a cluster.
     *
     * @param path the model path of what goes this way
     * @param location where it is said
     * @param address where it leads
     * @param credentials whether credentials go with the series
     * @param tls how the server is checked
     * @param findings takes what is wrong: errors with credentials, else warnings
     */
    public static void check(
            String path,
            Location location,
            URI address,
            boolean credentials,
            Optional<? extends Tls> tls,
            Findings findings) {
        check(path, location, address, credentials, credentials ? "credentials and series" : "series", tls, findings);
    }

    /**
     * Looks at a way on which credentials go, and no series.
     *
     * @param path the model path of what goes this way
     * @param location where it is said
     * @param address where it leads
     * @param tls how the server is checked
     * @param findings takes what is wrong, which is an error
     */
    public static void checkCredentials(
            String path, Location location, URI address, Optional<? extends Tls> tls, Findings findings) {
        check(path, location, address, true, "credentials", tls, findings);
    }

    private static void check(
            String path,
            Location location,
            URI address,
            boolean credentials,
            String what,
            Optional<? extends Tls> tls,
            Findings findings) {
        if ("http".equalsIgnoreCase(address.getScheme())) {
            report(
                    path,
                    location,
                    credentials,
                    "Between clusters `" + shown(address) + "` carries " + what + " unencrypted.",
                    "Use `https`, behind an ingress with a certificate.",
                    findings);
        }
        if (tls.isPresent() && tls.get().insecureSkipVerify().orElse(false)) {
            report(
                    path,
                    tls.get().calls().of("insecureSkipVerify", location),
                    credentials,
                    "Whoever answers for `" + shown(address) + "` gets " + what
                            + ", because `insecureSkipVerify` is set.",
                    "Name the authority that signed the certificate with `ca`.",
                    findings);
        }
    }

    private static void report(
            String path, Location location, boolean credentials, String message, String hint, Findings findings) {
        Severity severity = credentials ? Severity.ERROR : Severity.WARNING;
        findings.add(new Finding(ID, severity, path, location, message, hint, List.of()));
    }

    /** An address without the user and password that may stand in it. */
    static String shown(URI address) {
        String text = address.toString();
        String user = address.getRawUserInfo();
        return user == null ? text : text.replace(user + "@", "");
    }
}
