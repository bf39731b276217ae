package io.promfleet.generator.render;

import io.promfleet.finding.Location;
import io.promfleet.model.ApiCredentials;
import io.promfleet.model.Authentication;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.Drop;
import io.promfleet.model.HttpClient;
import io.promfleet.model.Keep;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.Replace;
import io.promfleet.model.ReplacedMonitor;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ScrapedByHub;
import io.promfleet.model.ServiceDiscovery;
import io.promfleet.model.Setting;
import io.promfleet.model.Settings;
import io.promfleet.model.Tls;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Jobs of a source as a Prometheus outside of it runs them. Discovery asks the source's API server with one account; scrapes
 * go through the same server with another, unless the network leads to their targets.
 *
 * <p>The rules of the job come first and see what they would see inside the source; those that lead through the API server
 * come last, when the target's own address, scheme and path are known.
 */
final class RemoteTargets {
    private static final String ADDRESS = "__address__";
    private static final String SCHEME = "__scheme__";
    private static final String PATH = "__metrics_path__";
    /** The path through the API server, which nothing but these rules sets. */
    private static final String THROUGH = "__tmp_through_api_server";

    private static final String INSTANCE = "instance";
    private static final String POD = "__meta_kubernetes_pod_name";
    private static final String REDIRECTS = "follow_redirects";
    private static final int HTTPS_PORT = 443;

    private final String source;
    private final ScrapedByHub scraping;
    private final String server;
    private final String prefix;

    RemoteTargets(String source, ScrapedByHub scraping) {
        this.source = source;
        this.scraping = scraping;
        URI api = scraping.apiServer();
        this.server = api.getHost() + ":" + (api.getPort() < 0 ? HTTPS_PORT : api.getPort());
        String path = api.getPath() == null ? "" : api.getPath();
        this.prefix = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }

    /** A job of the source as the hub runs it. */
    ScrapeJob scraped(ScrapeJob job) {
        List<RelabelRule> rules = new ArrayList<>();
        // The job's name on the hub has the source's in front; the label stays what it is everywhere else.
        rules.add(constant("job", job.name(), job));
        rules.addAll(job.relabels().rules());
        HttpClient http = job.http();
        if (!scraping.reaches(job)) {
            if (job.replaces() == ReplacedMonitor.API_SERVER) {
                throughToItself(job, rules);
            } else {
                through(job, rules);
            }
            http = toTheServer(job);
        } else if (job.replaces() != ReplacedMonitor.NONE) {
            http = toKubernetesItself(job);
        }
        return JobCopy.of(job, source + "/" + job.name(), scraping.scrapeInterval(), discoveries(job), http, rules);
    }

    /** The API server passes a request on to a pod, a service or a node, whose port and scheme stand in the path. */
    private void through(ScrapeJob job, List<RelabelRule> rules) {
        if (rules.stream()
                .anyMatch(rule ->
                        rule instanceof Replace path && path.targetLabel().equals(PATH))) {
            // Something in front of the API server may follow it, out of the object and to whatever else the token
            // leads to.
            rules.add(Drop.builder()
                    .addSourceLabels(PATH)
                    .regex("(.*/)?\\.\\.(/.*)?")
                    .declaredAt(job.declaredAt())
                    .build());
        }
        rules.add(replace(job, INSTANCE, ";(.+)", "$1", INSTANCE, ADDRESS));
        // The port that a request without one goes to; the API server would choose another.
        rules.add(replace(job, ADDRESS, "http;([^:]+)", "$1:80", SCHEME, ADDRESS));
        rules.add(replace(job, ADDRESS, "https;([^:]+)", "$1:443", SCHEME, ADDRESS));
        boolean pods = false;
        boolean services = false;
        boolean nodes = false;
        for (ServiceDiscovery discovery : job.serviceDiscoveries()) {
            if (discovery instanceof KubernetesDiscovery kubernetes) {
                switch (kubernetes.role()) {
                    case NODE -> nodes = true;
                    case SERVICE -> services = true;
                    default -> pods = true;
                }
            }
        }
        if (pods) {
            rules.add(replace(
                    job,
                    THROUGH,
                    "([^;]+);(https?);([^;]+);[^;]+:(\\d+);/?(.*)",
                    DerivedRules.escaped(prefix) + "/api/v1/namespaces/$1/pods/$2:$3:$4/proxy/$5",
                    "__meta_kubernetes_namespace",
                    SCHEME,
                    POD,
                    ADDRESS,
                    PATH));
        }
        if (services) {
            rules.add(replace(
                    job,
                    THROUGH,
                    ";([^;]+);(https?);([^;]+);[^;]+:(\\d+);/?(.*)",
                    DerivedRules.escaped(prefix) + "/api/v1/namespaces/$1/services/$2:$3:$4/proxy/$5",
                    POD,
                    "__meta_kubernetes_namespace",
                    SCHEME,
                    "__meta_kubernetes_service_name",
                    ADDRESS,
                    PATH));
        }
        if (nodes) {
            rules.add(replace(
                    job,
                    THROUGH,
                    ";(https?);([^;]+);[^;]+:(\\d+);/?(.*)",
                    DerivedRules.escaped(prefix) + "/api/v1/nodes/$1:$2:$3/proxy/$4",
                    POD,
                    SCHEME,
                    "__meta_kubernetes_node_name",
                    ADDRESS,
                    PATH));
        }
        // What is no object of Kubernetes, the API server cannot pass on. Whether it is one, its path does not say:
        // that may come from an
        // annotation, and name whatever else the token leads to.
        rules.add(Keep.builder()
                .addSourceLabels(THROUGH)
                .regex(".+")
                .declaredAt(job.declaredAt())
                .build());
        rules.add(replace(job, PATH, "(.+)", "$1", THROUGH));
        rules.add(constant(SCHEME, "https", job));
        rules.add(constant(ADDRESS, server, job));
    }

    /** All addresses of the API server lead to the one that the hub reaches, and so become one target. */
    private void throughToItself(ScrapeJob job, List<RelabelRule> rules) {
        if (!prefix.isEmpty()) {
            rules.add(replace(job, PATH, "/?(.*)", DerivedRules.escaped(prefix) + "/$1", PATH));
        }
        rules.add(replace(job, INSTANCE, "", DerivedRules.escaped(server), INSTANCE));
        rules.add(constant(SCHEME, "https", job));
        rules.add(constant(ADDRESS, server, job));
    }

    private List<ServiceDiscovery> discoveries(ScrapeJob job) {
        List<ServiceDiscovery> discoveries =
                new ArrayList<>(job.serviceDiscoveries().size());
        for (ServiceDiscovery discovery : job.serviceDiscoveries()) {
            discoveries.add(discovery instanceof KubernetesDiscovery inside ? discovery(inside) : discovery);
        }
        return discoveries;
    }

    private KubernetesDiscovery discovery(KubernetesDiscovery inside) {
        Location line = inside.declaredAt();
        List<Setting> settings = new ArrayList<>();
        settings.add(new Setting(
                "api_server", new ConfigValue.TextValue(scraping.apiServer().toString()), line));
        settings.addAll(inside.settings().all());
        return KubernetesDiscovery.builder()
                .role(inside.role())
                .addAllNamespaces(inside.namespaces())
                .ownNamespace(inside.ownNamespace())
                .addAllSelectors(inside.selectors())
                .attachNodeMetadata(inside.attachNodeMetadata())
                .settings(new Settings(settings))
                .http(client(scraping.discovery(), Settings.NONE, scraping.serverName(), Optional.empty()))
                .declaredAt(line)
                .build();
    }

    private HttpClient toTheServer(ScrapeJob job) {
        return client(scraping.scraping(), settings(job), scraping.serverName(), Optional.empty());
    }

    /** Kubelets and API server by their own addresses, with what the job says of their certificates. */
    private HttpClient toKubernetesItself(ScrapeJob job) {
        Optional<Tls> tls = job.http().tls();
        return client(
                scraping.scraping(), settings(job), tls.flatMap(Tls::serverName), tls.flatMap(Tls::insecureSkipVerify));
    }

    /**
     * Without redirects unless said: an older Prometheus (of before June 2026) shows its token to whatever host a target sends it to, and what a
     * pod answers, the API server passes on.
     */
    private static Settings settings(ScrapeJob job) {
        Settings said = job.http().settings();
        if (said.setting(REDIRECTS).isPresent() || job.asScrapeConfig()) { // the resource has no such key
            return said;
        }
        List<Setting> settings = new ArrayList<>(said.all());
        settings.add(new Setting(REDIRECTS, new ConfigValue.BooleanValue(false), job.declaredAt()));
        return new Settings(settings);
    }

    private HttpClient client(
            ApiCredentials credentials, Settings settings, Optional<String> serverName, Optional<Boolean> insecure) {
        Location line = scraping.declaredAt();
        return HttpClient.builder()
                .authentication(new Authentication.Authorization(Optional.empty(), Optional.of(credentials.token())))
                .tls(Tls.builder()
                        .ca(credentials.ca())
                        .serverName(serverName)
                        .insecureSkipVerify(insecure)
                        .declaredAt(line)
                        .build())
                .settings(settings)
                .declaredAt(line)
                .build();
    }

    private static Replace constant(String label, String text, ScrapeJob job) {
        return DerivedRules.constant(label, text, job.declaredAt());
    }

    private static Replace replace(ScrapeJob job, String target, String regex, String replacement, String... sources) {
        return Replace.builder()
                .addSourceLabels(sources)
                .regex(regex)
                .targetLabel(target)
                .replacement(replacement)
                .declaredAt(job.declaredAt())
                .build();
    }
}
