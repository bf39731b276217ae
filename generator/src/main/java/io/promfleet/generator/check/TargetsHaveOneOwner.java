package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.generator.layers.ClusterVersions;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.Fetching;
import io.promfleet.model.Fleet;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ServiceDiscovery;
import io.promfleet.model.Setting;
import io.promfleet.model.Source;
import io.promfleet.model.StaticTargets;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * PF508 and PF511: what the hub would scrape twice. It runs its own jobs and those of the sources that it scrapes, so that a
 * target, an API server or a name can have two owners there.
 */
final class TargetsHaveOneOwner implements FleetCheck {
    private static final String TWO_OWNERS = "PF511";
    private static final String SAME_NAME = "PF508";
    private static final int HTTP_PORT = 80;
    private static final int HTTPS_PORT = 443;

    @Override
    public void check(Fleet fleet, Findings findings) {
        Owners owners = new Owners(ClusterVersions.of(fleet, fleet.hub()).prometheus(), findings);
        Map<String, ScrapeJob> ofTheHub = new HashMap<>();
        String hub = "hub(" + fleet.hub().name() + ")";
        for (Source source : fleet.sources()) {
            source.fetchings().forEach(fetching -> owners.take(source, fetching));
        }
        for (ScrapeJob job : fleet.hub().scrapeJobs()) {
            ofTheHub.put(job.name(), job);
            owners.takeTargets(job, hub, "the hub");
        }
        for (Source source : fleet.sources()) {
            for (Fetching fetching : source.fetchings()) {
                if (fetching instanceof Fetching.Federated federated) {
                    Location line = federated.federation().declaredAt();
                    named(source.name() + "/federate", source, line, ofTheHub, hub, findings);
                } else if (fetching instanceof Fetching.Scraped scraped) {
                    scraped.way().monitors().forEach(job -> named(source, job, ofTheHub, hub, findings));
                    scraped.jobs().forEach(job -> named(source, job, ofTheHub, hub, findings));
                } else if (fetching instanceof Fetching.Discovered discovered) {
                    discovered.jobs().forEach(job -> named(source, job, ofTheHub, hub, findings));
                }
            }
        }
    }

    private static void named(
            Source source, ScrapeJob job, Map<String, ScrapeJob> ofTheHub, String hub, Findings findings) {
        named(source.name() + "/" + job.name(), source, job.declaredAt(), ofTheHub, hub, findings);
    }

    private static void named(
            String name, Source source, Location line, Map<String, ScrapeJob> ofTheHub, String hub, Findings findings) {
        ScrapeJob same = ofTheHub.get(name);
        if (same != null) {
            findings.add(new Finding(
                    SAME_NAME,
                    Severity.ERROR,
                    hub + " > scrapeJob(" + name + ")",
                    same.declaredAt(),
                    "The hub already has a scrape job named `" + name + "`, for the source `" + source.name() + "`.",
                    "Give the hub's job another name.",
                    List.of(new Finding.Related("said for the source here", line))));
        }
    }

    /** Host, port and path, by which a server is known whatever its address is written like. */
    private static String server(URI address) {
        String host = String.valueOf(address.getHost()).toLowerCase(Locale.ROOT);
        String path = address.getPath() == null || address.getPath().equals("/") ? "" : address.getPath();
        int ofScheme = "http".equalsIgnoreCase(address.getScheme()) ? HTTP_PORT : HTTPS_PORT;
        return host + ":" + (address.getPort() < 0 ? ofScheme : address.getPort()) + path;
    }

    /** Who scrapes what. */
    private static final class Owners {
        private final Map<String, Owner> known = new HashMap<>();
        private final PrometheusVersion version;
        private final Findings findings;

        Owners(PrometheusVersion version, Findings findings) {
            this.version = version;
            this.findings = findings;
        }

        private record Owner(String name, Location line) {}

        void take(Source source, Fetching fetching) {
            String owner = "`" + source.name() + "`";
            if (fetching instanceof Fetching.Scraped scraped) {
                take(
                        "API server `" + server(scraped.way().apiServer()) + "`",
                        source.path() + " > " + scraped.call(),
                        owner,
                        scraped.way().declaredAt());
                for (ScrapeJob job : scraped.jobs()) {
                    if (scraped.way().reaches(job)) {
                        takeTargets(job, source.path(), owner);
                    }
                }
            } else if (fetching instanceof Fetching.Federated federated) {
                take(
                        "Prometheus `" + server(federated.federation().url()) + "`",
                        source.path() + " > " + federated.call(),
                        owner,
                        federated.federation().declaredAt());
            } else if (fetching instanceof Fetching.Discovered discovered) {
                discovered.jobs().forEach(job -> takeTargets(job, source.path(), owner));
            }
        }

        void takeTargets(ScrapeJob job, String cluster, String owner) {
            String path = cluster + " > scrapeJob(" + job.name() + ")";
            for (ServiceDiscovery discovery : job.serviceDiscoveries()) {
                if (discovery instanceof StaticTargets statics) {
                    List<Requests.Request> requests = Requests.of(job, version)
                            .map(all -> all.of(statics))
                            .orElse(List.of());
                    for (Requests.Request request : requests) {
                        take("target `" + request.address() + request.page() + "`", path, owner, statics.declaredAt());
                    }
                } else if (discovery instanceof KubernetesDiscovery kubernetes) {
                    Setting server = kubernetes.settings().setting("api_server").orElse(null);
                    if (server != null && server.value() instanceof ConfigValue.TextValue text) {
                        Owner first = known.get("API server `" + server(URI.create(text.value())) + "`");
                        if (first != null) {
                            report("API server `" + text.value() + "`", path, first, kubernetes.declaredAt());
                        }
                    }
                }
            }
        }

        void take(String what, String path, String owner, Location line) {
            Owner first = known.putIfAbsent(what, new Owner(owner, line));
            if (first != null && !first.name().equals(owner)) {
                report(what, path, first, line);
            }
        }

        private void report(String what, String path, Owner first, Location line) {
            findings.add(new Finding(
                    TWO_OWNERS,
                    Severity.ERROR,
                    path,
                    line,
                    "The " + what + " is scraped for " + first.name()
                            + " already, and every series would arrive twice.",
                    "Let one of both scrape it.",
                    List.of(new Finding.Related("scraped here too", first.line()))));
        }
    }
}
