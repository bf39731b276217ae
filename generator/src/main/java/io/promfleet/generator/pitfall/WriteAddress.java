package io.promfleet.generator.pitfall;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import java.net.URI;
import java.util.List;

/** PF304: an address whose path no receiver takes samples at; what is answered with 404 is thrown away and not sent again. */
public final class WriteAddress {
    private static final String ID = "PF304";
    private static final List<String> OTHER_ENDPOINTS =
            List.of("/api/v1/read", "/api/v1/query", "/api/v1/query_range", "/federate", "/metrics", "/graph");

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
        if (takesNoSamples(path(address))) {
            findings.add(new Finding(
                    ID,
                    Severity.ERROR,
                    path,
                    location,
                    "No receiver takes samples at `" + Transport.shown(address) + "`.",
                    "Give the whole address: `/api/v1/write` for Prometheus and VictoriaMetrics, `/api/v1/push` for"
                            + " Mimir, `/api/v1/receive` for Thanos.",
                    List.of()));
        }
    }

    private static boolean takesNoSamples(String path) {
        return path.isEmpty() || OTHER_ENDPOINTS.stream().anyMatch(path::endsWith);
    }

    private static String path(URI address) {
        String path = address.getPath() == null ? "" : address.getPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
