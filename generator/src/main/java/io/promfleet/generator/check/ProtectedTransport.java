package io.promfleet.generator.check;

import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.generator.pitfall.Transport;
import io.promfleet.model.Authentication;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.Federation;
import io.promfleet.model.Fetching;
import io.promfleet.model.Fleet;
import io.promfleet.model.HttpClient;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.Receiver;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ServiceDiscovery;
import io.promfleet.model.Source;
import io.promfleet.model.Tls;
import java.net.URI;
import java.util.Optional;

/**
 * PF317: series that leave their cluster in the clear, or to whoever answers. An error where credentials go with them; without
 * any it may be a network of its own.
 */
final class ProtectedTransport implements FleetCheck {
    @Override
    public void check(Fleet fleet, Findings findings) {
        Receiver receiver = fleet.hub().receiver();
        Optional<URI> external = receiver.address();
        if (external.isPresent() && !WayToTheHub.isInCluster(external.get(), fleet)) {
            check(
                    "hub(" + fleet.hub().name() + ") > receiver",
                    receiver.calls().of("url", receiver.declaredAt()),
                    external.get(),
                    receiver.authentication(),
                    receiver.tls(),
                    findings);
        }
        for (Source source : fleet.sources()) {
            for (Fetching fetching : source.fetchings()) {
                if (fetching instanceof Fetching.Federated federated && !source.inHubCluster()) {
                    Federation federation = federated.federation();
                    check(
                            source.path() + " > " + federated.call(),
                            federation.declaredAt(),
                            federation.url(),
                            federation.http().authentication(),
                            federation.http().tls(),
                            findings);
                } else if (fetching instanceof Fetching.Discovered discovered && !source.inHubCluster()) {
                    discovered.jobs().forEach(job -> checkDiscoveries(source, job, findings));
                }
            }
            for (RemoteWrite target : source.remoteWrites()) {
                Optional<URI> url = target.url().isPresent() ? target.url() : external;
                HttpClient http = target.http();
                boolean ownWords = target.url().isPresent()
                        || http.authentication().isPresent()
                        || http.tls().isPresent();
                // An address within a cluster, from another one, is reported as such.
                if (url.isPresent()
                        && ownWords
                        && !source.inHubCluster()
                        && !WayToTheHub.isInCluster(url.get(), fleet)) {
                    check(
                            "source(" + source.name() + ") > remoteWrite(" + target.name() + ")",
                            target.calls().of("url", target.declaredAt()),
                            url.get(),
                            http.authentication(),
                            http.tls(),
                            findings);
                }
            }
        }
    }

    /** The token of an API server lets whoever has it look at the cluster. */
    private static void checkDiscoveries(Source source, ScrapeJob job, Findings findings) {
        for (ServiceDiscovery discovery : job.serviceDiscoveries()) {
            if (discovery instanceof KubernetesDiscovery kubernetes
                    && kubernetes.http().authentication().isPresent()) {
                kubernetes
                        .settings()
                        .setting("api_server")
                        .filter(server -> server.value() instanceof ConfigValue.TextValue)
                        .ifPresent(server -> Transport.checkCredentials(
                                source.path() + " > scrapeJob(" + job.name() + ")",
                                kubernetes.declaredAt(),
                                URI.create(((ConfigValue.TextValue) server.value()).value()),
                                kubernetes.http().tls(),
                                findings));
            }
        }
    }

    private static void check(
            String path,
            Location location,
            URI address,
            Optional<? extends Authentication> authentication,
            Optional<? extends Tls> tls,
            Findings findings) {
        Transport.check(path, location, address, authentication.isPresent(), tls, findings);
    }
}
