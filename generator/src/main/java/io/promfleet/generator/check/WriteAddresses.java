package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.model.Fleet;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.Source;
import java.net.URI;
import java.util.List;

/** PF304: an address whose path no receiver takes samples at; what is answered with 404 is thrown away and not sent again. */
final class WriteAddresses implements FleetCheck {
    private static final String ID = "PF304";
    private static final List<String> OTHER_ENDPOINTS =
            List.of("/api/v1/read", "/api/v1/query", "/api/v1/query_range", "/federate", "/metrics", "/graph");

    @Override
    public void check(Fleet fleet, Findings findings) {
        for (Source source : fleet.sources()) {
            for (RemoteWrite target : source.remoteWrites()) {
                if (target.url().isPresent() && takesNoSamples(path(target.url().get()))) {
                    report(
                            "source(" + source.name() + ") > remoteWrite(" + target.name() + ")",
                            target.declaredAt(),
                            "No receiver takes samples at `" + target.url().get() + "`.",
                            "Give the whole address: `/api/v1/write` for Prometheus and VictoriaMetrics, `/api/v1/push` for"
                                    + " Mimir, `/api/v1/receive` for Thanos.",
                            findings);
                }
            }
        }
    }

    private static boolean takesNoSamples(String path) {
        if (path.isEmpty()) {
            return true;
        }
        for (String endpoint : OTHER_ENDPOINTS) {
            if (path.endsWith(endpoint)) {
                return true;
            }
        }
        return false;
    }

    private static String path(URI address) {
        String path = address.getPath() == null ? "" : address.getPath();
        return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    private static void report(String path, Location location, String message, String hint, Findings findings) {
        findings.add(new Finding(ID, Severity.ERROR, path, location, message, hint, List.of()));
    }
}
