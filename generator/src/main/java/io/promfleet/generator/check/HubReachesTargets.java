package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.model.Authentication;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.CredentialFile;
import io.promfleet.model.Fetching;
import io.promfleet.model.Fleet;
import io.promfleet.model.HttpClient;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.KubernetesRole;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.Replace;
import io.promfleet.model.ReplacedMonitor;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ScrapedByHub;
import io.promfleet.model.ServiceDiscovery;
import io.promfleet.model.Source;
import io.promfleet.model.Tls;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * PF501, PF502, PF503, PF512, PF517 and PF519: jobs of a source that the hub scrapes, and that only a Prometheus in the source could run. The
 * API server leads to pods, services and nodes, and takes what a request carries to prove itself for its own.
 */
final class HubReachesTargets implements FleetCheck {
    private static final String OWN_SERVER = "PF501";
    private static final String CREDENTIALS = "PF502";
    private static final String OUT_OF_REACH = "PF503";
    private static final String OWN_CLUSTER = "PF517";
    private static final String NO_AUTHORITY = "PF519";
    private static final String OWN_NAMESPACE = "PF512";
    private static final String SERVICE_ACCOUNT = "/var/run/secrets/kubernetes.io/serviceaccount/";

    @Override
    public void check(Fleet fleet, Findings findings) {
        for (Source source : fleet.sources()) {
            for (Fetching fetching : source.fetchings()) {
                if (fetching instanceof Fetching.Scraped scraped) {
                    checkAccounts(source, scraped, findings);
                    for (ScrapeJob job : scraped.jobs()) {
                        new OfJob(path(source, job), job, findings).check(scraped.way());
                    }
                } else if (fetching instanceof Fetching.Discovered discovered) {
                    for (ScrapeJob job : discovered.jobs()) {
                        new OfJob(path(source, job), job, findings).checkDiscovered();
                    }
                }
            }
        }
    }

    /** Either of the accounts that promfleet makes may do what the other may not. */
    private static void checkAccounts(Source source, Fetching.Scraped scraped, Findings findings) {
        ScrapedByHub way = scraped.way();
        if (way.discovery().token().equals(way.scraping().token())) {
            findings.add(new Finding(
                    CREDENTIALS,
                    Severity.ERROR,
                    source.path() + " > " + scraped.call(),
                    way.declaredAt(),
                    "Discovery and scrapes have one token, and the account of neither may do what the other does.",
                    "Give each a Secret of its own, or leave `discovery` and `scraping` out.",
                    List.of()));
        }
    }

    private static String path(Source source, ScrapeJob job) {
        return source.path() + " > scrapeJob(" + job.name() + ")";
    }

    private record OfJob(String path, ScrapeJob job, Findings findings) {
        void check(ScrapedByHub scraping) {
            boolean ready = job.replaces() != ReplacedMonitor.NONE;
            boolean direct = scraping.reaches(job);
            if (!ready && !direct) {
                checkCredentials();
                checkRules();
            } else if (!ready) {
                reportAccount(job.http());
            }
            for (ServiceDiscovery discovery : job.serviceDiscoveries()) {
                if (discovery instanceof KubernetesDiscovery kubernetes) {
                    checkDiscovery(kubernetes, direct);
                } else if (!direct) {
                    reportOutOfReach(discovery.declaredAt(), "finds targets that are no objects of Kubernetes");
                }
            }
        }

        /** What the hub finds by itself, and where what it would find or show is its own cluster's. */
        void checkDiscovered() {
            for (ServiceDiscovery discovery : job.serviceDiscoveries()) {
                if (discovery instanceof KubernetesDiscovery kubernetes) {
                    checkAuthority(kubernetes);
                }
                if (discovery instanceof KubernetesDiscovery kubernetes
                        && kubernetes.settings().setting("api_server").isEmpty()
                        && kubernetes.settings().setting("kubeconfig_file").isEmpty()) {
                    report(
                            OWN_CLUSTER,
                            kubernetes.declaredAt(),
                            "The job `" + job.name()
                                    + "` runs at the hub and names no API server, so it finds the hub's"
                                    + " own objects.",
                            "Say `apiServer` in the discovery with credentials on the hub, or collect with"
                                    + " `scrapedByHub`.");
                }
            }
            reportAccount(job.http());
        }

        /** The certificates of API servers are mostly signed by an authority of the cluster's own. */
        private void checkAuthority(KubernetesDiscovery discovery) {
            boolean https = discovery
                    .settings()
                    .setting("api_server")
                    .filter(server -> server.value() instanceof ConfigValue.TextValue text
                            && text.value().startsWith("https:"))
                    .isPresent();
            boolean checked = discovery
                    .http()
                    .tls()
                    .filter(tls ->
                            tls.ca().isPresent() || tls.insecureSkipVerify().orElse(false))
                    .isPresent();
            if (https && !checked) {
                findings.add(new Finding(
                        NO_AUTHORITY,
                        Severity.WARNING,
                        path,
                        discovery.declaredAt(),
                        "The job `" + job.name()
                                + "` asks another cluster's API server and has no authority to check it by.",
                        "Say `tls(tls -> tls.ca(secret(…)))` in the discovery, with the cluster's `kube-root-ca.crt`.",
                        List.of()));
            }
        }

        private void reportAccount(HttpClient http) {
            if (holdsAnAccount(http)) {
                report(
                        CREDENTIALS,
                        job.declaredAt(),
                        "The files below `" + SERVICE_ACCOUNT + "` are those of the hub's own account, of which `"
                                + job.name() + "` shows its targets in another cluster.",
                        "Refer to a Secret on the hub with what the targets ask for.");
            }
        }

        private void checkCredentials() {
            if (job.http().authentication().isPresent() || job.http().tls().isPresent()) {
                report(
                        CREDENTIALS,
                        job.declaredAt(),
                        "What `" + job.name()
                                + "` says of credentials and TLS never gets to its targets: the API server takes"
                                + " it for its own.",
                        "Leave both out, or say `reachable(\"" + job.name()
                                + "\")` if the hub reaches the targets by their own addresses.");
            }
        }

        /** Rules that lead to another address than that of the object which was found. */
        private void checkRules() {
            for (RelabelRule rule : job.relabels().rules()) {
                if (rule instanceof Replace replace
                        && replace.targetLabel().equals("__address__")
                        && replace.sourceLabels().stream().noneMatch(OfJob::isOwnAddress)) {
                    reportOutOfReach(rule.declaredAt(), "leads to an address that is not that of what was found");
                }
            }
        }

        private static boolean isOwnAddress(String label) {
            return label.equals("__address__")
                    || label.equals("__meta_kubernetes_pod_ip")
                    || label.startsWith("__meta_kubernetes_node_address_");
        }

        private void checkDiscovery(KubernetesDiscovery discovery, boolean direct) {
            if (discovery.role() == KubernetesRole.INGRESS && !direct) {
                reportOutOfReach(
                        discovery.declaredAt(), "finds hosts of ingresses, to which the API server does not lead");
            }
            if (discovery.ownNamespace().orElse(false)) {
                report(
                        OWN_NAMESPACE,
                        discovery.declaredAt(),
                        "The hub's Prometheus is in no namespace of the source, so `ownNamespace` finds nothing.",
                        "Name the namespaces with `namespaces`.");
            }
            if (discovery.settings().setting("api_server").isPresent()
                    || discovery.settings().setting("kubeconfig_file").isPresent()
                    || !discovery.http().isEmpty()) {
                report(
                        OWN_SERVER,
                        discovery.declaredAt(),
                        "The job `" + job.name() + "` names an API server, which for this source `scrapedByHub` does.",
                        "Leave it out, or make the job one of the hub's.");
            }
        }

        private static boolean holdsAnAccount(HttpClient http) {
            Optional<?> token = http.authentication().flatMap(OfJob::credential);
            Stream<?> tls = http.tls().stream().flatMap(OfJob::places);
            return Stream.concat(token.stream(), tls)
                    .anyMatch(place ->
                            place instanceof CredentialFile file && file.path().startsWith(SERVICE_ACCOUNT));
        }

        private static Optional<?> credential(Authentication method) {
            return method instanceof Authentication.Authorization header ? header.credentials() : Optional.empty();
        }

        private static Stream<?> places(Tls tls) {
            return Stream.of(tls.ca(), tls.cert(), tls.key()).flatMap(Optional::stream);
        }

        private void reportOutOfReach(Location line, String fault) {
            report(
                    OUT_OF_REACH,
                    line,
                    "The job `" + job.name() + "` " + fault + ", and nothing says that the hub reaches them.",
                    "Say `reachable(\"" + job.name() + "\")` where the source's API server is named if it does.");
        }

        private void report(String id, Location line, String message, String hint) {
            findings.add(new Finding(id, Severity.ERROR, path, line, message, hint, List.of()));
        }
    }
}
