package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.model.Chart;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.Federation;
import io.promfleet.model.Fetching;
import io.promfleet.model.Fleet;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.Replace;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ScrapedByHub;
import io.promfleet.model.SendingApproach;
import io.promfleet.model.ServiceDiscovery;
import io.promfleet.model.Setting;
import io.promfleet.model.Source;
import io.promfleet.model.StaticTargets;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** PF006 and PF007: a source that sends to the hub nothing, or a way to the hub or to a source that leads nowhere. */
final class WayToTheHub implements FleetCheck {
    private static final String NO_WAY = "PF006";
    private static final String OUT_OF_REACH = "PF007";

    @Override
    public void check(Fleet fleet, Findings findings) {
        Optional<URI> external = fleet.hub().receiver().address();
        if (external.isPresent() && isInCluster(external.get(), fleet)) {
            findings.add(new Finding(
                    OUT_OF_REACH,
                    Severity.ERROR,
                    "hub(" + fleet.hub().name() + ") > receiver",
                    fleet.hub().receiver().declaredAt(),
                    "The receiver's address `" + external.get() + "` is known only inside the hub's cluster.",
                    "Give the address under which other clusters reach the hub, such as"
                            + " `https://prometheus.example.com`.",
                    List.of()));
        }
        for (Source source : fleet.sources()) {
            for (Fetching fetching : source.fetchings()) {
                if (fetching instanceof Fetching.Scraped scraped) {
                    ScrapedByHub way = scraped.way();
                    checkWayIn(fleet, source, scraped.call(), way.apiServer(), way.declaredAt(), findings);
                    scraped.jobs().stream()
                            .filter(way::reaches)
                            .forEach(job -> new OfTheHub(fleet, source, job, findings).check());
                } else if (fetching instanceof Fetching.Discovered discovered) {
                    discovered.jobs().forEach(job -> new OfTheHub(fleet, source, job, findings).check());
                } else if (fetching instanceof Fetching.Federated federated) {
                    Federation federation = federated.federation();
                    checkWayIn(fleet, source, federated.call(), federation.url(), federation.declaredAt(), findings);
                }
            }
            if (source.approach() instanceof SendingApproach) {
                checkSource(fleet, source, external, findings);
            }
        }
    }

    private static void checkWayIn(
            Fleet fleet, Source source, String call, URI address, Location line, Findings findings) {
        if (isInCluster(address, fleet) && !source.inHubCluster()) {
            findings.add(new Finding(
                    OUT_OF_REACH,
                    Severity.ERROR,
                    "source(" + source.name() + ") > " + call,
                    line,
                    "The address `" + address + "` leads the hub to its own cluster.",
                    "Give the address under which other clusters reach `" + source.name() + "`.",
                    List.of()));
        }
    }

    private static void checkSource(Fleet fleet, Source source, Optional<URI> external, Findings findings) {
        boolean toHub = false;
        for (RemoteWrite remoteWrite : source.remoteWrites()) {
            String path = "source(" + source.name() + ") > remoteWrite(" + remoteWrite.name() + ")";
            URI own = remoteWrite.url().orElse(null);
            if (own == null) {
                toHub = true;
                if (external.isEmpty() && !(source.inHubCluster() && fleet.hub().receivesInCluster())) {
                    findings.add(new Finding(
                            OUT_OF_REACH,
                            Severity.ERROR,
                            path,
                            remoteWrite.declaredAt(),
                            "The source `" + source.name()
                                    + "` cannot reach the hub, which has no address outside its own" + " cluster.",
                            "Say it on the hub: `hub.receiver(receiver ->"
                                    + " receiver.url(\"https://prometheus.example.com\"))`.",
                            List.of(new Finding.Related(
                                    "the hub", fleet.hub().receiver().declaredAt()))));
                }
            } else if (isInCluster(own, fleet) && !source.inHubCluster()) {
                findings.add(new Finding(
                        OUT_OF_REACH,
                        Severity.ERROR,
                        path,
                        remoteWrite.declaredAt(),
                        "The address `" + own + "` is known only inside one cluster.",
                        "Give an address that the source can reach; for the hub, leave `url` out.",
                        List.of()));
            }
        }
        if (!toHub) {
            findings.add(new Finding(
                    NO_WAY,
                    Severity.ERROR,
                    "source(" + source.name() + ")",
                    source.declaredAt(),
                    "The source `" + source.name() + "` sends nothing to the hub.",
                    "Add a remote write without `url`; its address is derived from the hub.",
                    List.of()));
        }
    }

    /** A job of a source that the hub runs: the API server that it asks, and the targets that it names. */
    private record OfTheHub(Fleet fleet, Source source, ScrapeJob job, Findings findings) {
        void check() {
            boolean moved = job.relabels().rules().stream()
                    .anyMatch(rule -> rule instanceof Replace replace
                            && replace.targetLabel().equals("__address__"));
            for (ServiceDiscovery discovery : job.serviceDiscoveries()) {
                if (discovery instanceof KubernetesDiscovery kubernetes) {
                    kubernetes
                            .settings()
                            .setting("api_server")
                            .map(Setting::value)
                            .filter(ConfigValue.TextValue.class::isInstance)
                            .map(server -> URI.create(((ConfigValue.TextValue) server).value()))
                            .ifPresent(server ->
                                    checkWayIn(fleet, source, call(), server, kubernetes.declaredAt(), findings));
                } else if (discovery instanceof StaticTargets named && !moved) {
                    named.targets().stream()
                            .flatMap(target -> address(target).stream())
                            .forEach(target -> checkWayIn(fleet, source, call(), target, named.declaredAt(), findings));
                }
            }
        }

        private String call() {
            return "scrapeJob(" + job.name() + ")";
        }

        /** That of a target, unless it is a short name, which may be one that the hub's network knows. */
        private static Optional<URI> address(String target) {
            try {
                return Optional.of(new URI("https://" + target))
                        .filter(address ->
                                address.getHost() != null && address.getHost().indexOf('.') > 0);
            } catch (URISyntaxException e) {
                return Optional.empty(); // reported where it was said
            }
        }
    }

    private static boolean isDigitsAndDots(String host) {
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (c != '.' && (c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /** Names that only a cluster's own DNS answers. A loopback address is a sender's own machine, never the hub. */
    static boolean isInCluster(URI address, Fleet fleet) {
        String host = address.getHost() == null ? "" : address.getHost().toLowerCase(Locale.ROOT);
        if (host.endsWith(".")) {
            host = host.substring(0, host.length() - 1); // a rooted name is the same name
        }
        boolean ip = host.startsWith("[") || isDigitsAndDots(host);
        return host.endsWith(".svc")
                || host.endsWith(".cluster.local")
                || host.endsWith(".localhost")
                || host.startsWith("127.")
                || host.equals("[::1]")
                // Any other name of two parts may be one of the internet: `prometheus.dev` has an owner.
                || host.equals(Chart.PROMETHEUS_SERVICE + "." + fleet.namespace())
                || (!ip && host.indexOf('.') < 0);
    }
}
