package io.promfleet.generator.pitfall;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.NearestNames;
import io.promfleet.finding.Severity;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** PF304: an address whose path no receiver takes samples at; what is answered with 404 is thrown away and not sent again. */
public final class WriteAddress {
    private static final String ID = "PF304";
    private static final List<String> OTHER_ENDPOINTS =
            List.of("/api/v1/read", "/api/v1/query", "/api/v1/query_range", "/federate", "/metrics", "/graph");

    private static final List<String> RECEIVERS = List.of("/api/v1/push", "/api/v1/receive", "/api/v1/write");
    private static final int MISTYPED = 2;

    private WriteAddress() {}

    /**
     * Looks at the address of a remote write.
     *
     * @param path the model path of the remote write
     * @param location where it is said
     * @param address the address
     * @param findings takes what is wrong
     */
    public static void check(String path, Location location, URI address, Findings findings) {
        String scheme = address.getScheme();
        if (scheme != null && !scheme.equalsIgnoreCase("http") && !scheme.equalsIgnoreCase("https")) {
            report(
                    path,
                    location,
                    "The address does not begin with `http://` or `https://`, so that nothing is sent.",
                    "Write `https://` before the host.",
                    findings);
            return;
        }
        String meant = meant(path(address));
        if (meant != null || takesNoSamples(path(address))) {
            report(
                    path,
                    location,
                    "No receiver takes samples at `" + Transport.shown(address) + "`.",
                    meant != null
                            ? "Did you mean `" + meant + "`?"
                            : "Give the whole address: `/api/v1/write` for Prometheus and VictoriaMetrics, `/api/v1/push` for"
                                    + " Mimir, `/api/v1/receive` for Thanos.",
                    findings);
        }
    }

    private static void report(String path, Location location, String message, String hint, Findings findings) {
        findings.add(new Finding(ID, Severity.ERROR, path, location, message, hint, List.of()));
    }

    /** The path that a mistyped one stands for; null where it is none of those. */
    private static @Nullable String meant(String path) {
        String last = path.substring(path.lastIndexOf('/') + 1);
        for (String known : RECEIVERS) {
            String name = known.substring(known.lastIndexOf('/') + 1);
            int distance = NearestNames.distance(last, name);
            if (path.endsWith("/api/v1/" + last) && distance > 0 && distance <= MISTYPED) {
                return known;
            }
        }
        return null;
    }

    private static boolean takesNoSamples(String path) {
        return path.isEmpty() || OTHER_ENDPOINTS.stream().anyMatch(path::endsWith);
    }

    private static String path(URI address) {
        String path = address.getPath() == null ? "" : address.getPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
