package io.promfleet.generator.render;

import io.promfleet.model.ApiCredentials;
import io.promfleet.model.ConfigMapKey;
import io.promfleet.model.CredentialFile;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.Fetching;
import io.promfleet.model.Fleet;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ScrapedByHub;
import io.promfleet.model.SecretKey;
import io.promfleet.model.ServiceAccountToken;
import io.promfleet.model.Source;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The runbook's chapter on sources that the hub scrapes: how they are added, and what to expect of them. */
final class ScrapedSourcesChapter {
    private final Rendering rendering;
    private final Fleet fleet;
    private final Paths paths;
    private final List<String> lines = new ArrayList<>();

    ScrapedSourcesChapter(Rendering rendering) {
        this.rendering = rendering;
        this.fleet = rendering.fleet();
        this.paths = new Paths(fleet);
    }

    /** Its lines; none if the hub scrapes no source. */
    List<String> lines() {
        Map<Source, Fetching.Scraped> scraped = new LinkedHashMap<>();
        for (Source source : fleet.sources()) {
            for (Fetching fetching : source.fetchings()) {
                if (fetching instanceof Fetching.Scraped of) {
                    scraped.put(source, of);
                }
            }
        }
        if (!scraped.isEmpty()) {
            head();
            scraped.forEach(this::source);
            check(scraped.keySet().iterator().next().name());
            limits();
        }
        return lines;
    }

    private void head() {
        say("## Sources that the hub scrapes");
        say("");
        say("The Prometheus of the hub asks their API servers what there is to scrape, as the account `"
                + HubAccess.DISCOVERY + "`,");
        say("and scrapes it as the account `" + HubAccess.SCRAPING
                + "`. The Secrets with both tokens are mounted into the hub's Prometheus, which does not start");
        say(
                "while one of them is missing. So make them before the source is committed, with its accounts applied by hand the first"
                        + " time:");
        say("");
    }

    private void source(Source source, Fetching.Scraped scraped) {
        ScrapedByHub scraping = scraped.way();
        String name = source.name();
        say("```sh");
        say("# " + name);
        say("kubectl --context " + name + " apply -f " + folder(source) + "/namespace.yaml"
                + (NamedNamespaces.of(rendering, source).isEmpty() ? "" : " -f " + folder(source) + "/namespaces.yaml")
                + " -f " + folder(source) + "/hub-access.yaml");
        CredentialPlace ca = scraping.discovery().ca();
        if (scraping.discovery().token() instanceof SecretKey look
                && scraping.scraping().token() instanceof SecretKey read
                && look.secret().equals(read.secret())) {
            oneSecret(name, scraping, look, read);
        } else {
            secret(name, HubAccess.DISCOVERY, scraping.discovery(), scraping.tokens(), true);
            secret(
                    name,
                    HubAccess.SCRAPING,
                    scraping.scraping(),
                    scraping.tokens(),
                    !scraping.scraping().ca().equals(ca));
        }
        say("```");
        say("");
        if (scraping.tokens() instanceof ServiceAccountToken.Rotated rotated) {
            say("The tokens of `" + name + "` are good for " + seconds(rotated) + ". Whoever replaces them: "
                    + rotated.replacedBy() + ".");
            say("Prometheus reads a changed Secret by itself, within a minute or two.");
            say("");
        }
        List<String> direct = new ArrayList<>();
        for (ScrapeJob job : scraped.jobs()) {
            if (scraping.reaches(job)) {
                direct.add("`" + job.name() + "`");
            }
        }
        if (scraping.reachable()) {
            say("The hub's network has to lead to pods, nodes and services of `" + name + "`.");
            say("");
        } else if (!direct.isEmpty()) {
            say("The hub's network has to lead to the targets of these jobs of `" + name + "`: "
                    + String.join(", ", direct) + ".");
            say("");
        }
    }

    private String folder(Source source) {
        return paths.inRepository(paths.ofSource(source) + "/cluster");
    }

    private void secret(
            String name, String account, ApiCredentials credentials, ServiceAccountToken tokens, boolean newCa) {
        String onHub = onHub();
        token(name, account, tokens, "token");
        if (!newCa) {
            put(onHub, credentials.token(), "token");
            say("rm token");
            return;
        }
        authority(name);
        if (credentials.token() instanceof SecretKey token
                && credentials.ca() instanceof SecretKey ca
                && ca.secret().equals(token.secret())) {
            say(onHub + "secret generic " + token.secret() + " --from-file=" + token.key() + "=token --from-file="
                    + ca.key() + "=ca.crt");
        } else {
            put(onHub, credentials.token(), "token");
            put(onHub, credentials.ca(), "ca.crt");
        }
        say("rm token ca.crt");
    }

    /** Both tokens under two keys, and the authority with them if it is to be there. */
    private void oneSecret(String name, ScrapedByHub scraping, SecretKey look, SecretKey read) {
        token(name, HubAccess.DISCOVERY, scraping.tokens(), "discovery");
        token(name, HubAccess.SCRAPING, scraping.tokens(), "scraping");
        authority(name);
        StringBuilder secret = new StringBuilder(onHub());
        secret.append("secret generic ").append(look.secret());
        secret.append(" --from-file=").append(look.key()).append("=discovery");
        secret.append(" --from-file=").append(read.key()).append("=scraping");
        Set<CredentialPlace> others = new LinkedHashSet<>();
        for (CredentialPlace ca : new LinkedHashSet<>(
                List.of(scraping.discovery().ca(), scraping.scraping().ca()))) {
            if (ca instanceof SecretKey key && key.secret().equals(look.secret())) {
                secret.append(" --from-file=").append(key.key()).append("=ca.crt");
            } else {
                others.add(ca);
            }
        }
        say(secret.toString());
        others.forEach(ca -> put(onHub(), ca, "ca.crt"));
        say("rm discovery scraping ca.crt");
    }

    private String onHub() {
        return "kubectl --context " + fleet.hub().name() + " -n " + fleet.namespace() + " create ";
    }

    private void token(String name, String account, ServiceAccountToken tokens, String file) {
        String inSource = "kubectl --context " + name + " -n " + fleet.namespace() + " ";
        say(
                tokens instanceof ServiceAccountToken.Rotated rotated
                        ? inSource + "create token " + account + " --duration=" + seconds(rotated) + " > " + file
                        : inSource + "get secret " + account + " -o jsonpath='{.data.token}' | base64 -d > " + file);
    }

    private void authority(String name) {
        say("kubectl --context " + name + " -n " + fleet.namespace()
                + " get configmap kube-root-ca.crt -o jsonpath='{.data.ca\\.crt}' > ca.crt");
    }

    private void put(String onHub, CredentialPlace place, String file) {
        if (place instanceof SecretKey secret) {
            say(onHub + "secret generic " + secret.secret() + " --from-file=" + secret.key() + "=" + file);
        } else if (place instanceof ConfigMapKey configMap) {
            say(onHub + "configmap " + configMap.configMap() + " --from-file=" + configMap.key() + "=" + file);
        } else {
            say("# " + file + " becomes " + ((CredentialFile) place).path() + " on the pod of the hub's Prometheus");
        }
    }

    private static String seconds(ServiceAccountToken.Rotated rotated) {
        return rotated.lifetime().toSeconds() + "s";
    }

    private void check(String source) {
        String namespace = fleet.namespace();
        say(
                "The certificate of an API server that is signed by somebody else needs that authority's certificate in `ca.crt`. What"
                        + " the");
        say("accounts may do, and what the hub finds:");
        say("");
        say("```sh");
        for (String account : List.of(HubAccess.DISCOVERY, HubAccess.SCRAPING)) {
            say("kubectl --context " + source + " auth can-i --list --as=system:serviceaccount:" + namespace + ":"
                    + account + " # with -n where jobs name namespaces");
        }
        say("```");
        say("");
        say("```promql");
        say("# discovery that fails, on the hub; also the sign of a token that may not list what its jobs discover");
        say("rate(prometheus_sd_kubernetes_failures_total[5m]) > 0");
        say("# targets that are found and not read: with 401 or 403 under `Status > Targets`, the token of `"
                + HubAccess.SCRAPING + "`");
        say("up{cluster=\"" + source + "\"} == 0");
        say("```");
        say("");
    }

    private void limits() {
        say("What this way does not do:");
        say("");
        say(
                "- While the hub or the way to the API server is down, nothing is collected, and nothing is caught up with.");
        say(
                "- Every scrape through the API server is load on it, and counts against its limits. A source with thousands of targets"
                        + " needs");
        say("  another way.");
        say(
                "- The API server does not check the certificates of pods and services, and passes no credentials on to them.");
        say(
                "- A service is scraped at one of its pods, whichever the API server picks; discover pods or endpoint slices instead.");
        say(
                "- An endpoint that is no pod, as of a service without a selector, is not behind the API server and not scraped.");
        say("- Of several API servers behind one address, each scrape sees one.");
        say("- `nodes/proxy` leads to all that a kubelet can do, so the token of `" + HubAccess.SCRAPING
                + "` is as good as root on the nodes. Where the");
        say("  hub reaches the nodes, `reachable` needs `nodes/metrics` alone.");
        say(
                "- Monitors of the Prometheus Operator in the source, and the chart's for CoreDNS, etcd, controller manager, scheduler and"
                        + " proxy, are");
        say("  not scraped.");
        say("");
    }

    private void say(String line) {
        lines.add(line);
    }
}
