package io.promfleet.generator.render;

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
    /** What the chapter is called. */
    static final String TITLE = "Sources that the hub scrapes";

    private static final String AUTHORITY = "ca.crt";
    private static final String SECRET = "secret generic ";
    private static final String CONFIG_MAP = "configmap ";

    private final Rendering rendering;
    private final Fleet fleet;
    private final Paths paths;
    private final List<String> lines = new ArrayList<>();
    /** The keys of each object on the hub that the commands so far have made. */
    private final Map<String, Set<String>> made = new LinkedHashMap<>();

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

    /** Whether commands of the chapter make an object of the hub with all the keys that are needed; known after its lines. */
    boolean makes(NeededSecrets.Need need) {
        String kind = need.kind() == NeededSecrets.Kind.SECRET ? SECRET : CONFIG_MAP;
        return need.namespace().equals(fleet.namespace())
                && !need.keys().isEmpty()
                && made.getOrDefault(kind + need.name(), Set.of()).containsAll(need.keys());
    }

    private void head() {
        say("## " + TITLE);
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
        credentials(name, scraping);
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

    /** Both tokens and the authority, and of the objects on the hub that hold them what no source before has put there. */
    private void credentials(String name, ScrapedByHub scraping) {
        Map<CredentialPlace, String> files = new LinkedHashMap<>();
        files.put(scraping.discovery().token(), "discovery");
        files.put(scraping.discovery().ca(), AUTHORITY);
        files.put(scraping.scraping().token(), "scraping");
        files.put(scraping.scraping().ca(), AUTHORITY);
        Map<String, Map<String, String>> missing = new LinkedHashMap<>();
        List<String> byPath = new ArrayList<>();
        files.forEach((place, file) -> {
            if (place instanceof CredentialFile path) {
                byPath.add("# " + file + " becomes " + path.path() + " on the pod of the hub's Prometheus");
            } else if (!made.getOrDefault(object(place), Set.of()).contains(key(place))) {
                missing.computeIfAbsent(object(place), first -> new LinkedHashMap<>())
                        .put(key(place), file);
            }
        });
        boolean authority = missing.values().stream().anyMatch(keys -> keys.containsValue(AUTHORITY))
                || byPath.stream().anyMatch(line -> line.contains(AUTHORITY));
        token(name, HubAccess.DISCOVERY, scraping.tokens(), "discovery");
        token(name, HubAccess.SCRAPING, scraping.tokens(), "scraping");
        if (authority) {
            fetch(
                    "kubectl --context " + name + " -n " + fleet.namespace()
                            + " get configmap kube-root-ca.crt -o jsonpath='{.data.ca\\.crt}'",
                    AUTHORITY);
        }
        missing.forEach((object, keys) -> make(name, object, keys));
        byPath.forEach(this::say);
        say("rm discovery scraping" + (authority ? " " + AUTHORITY : ""));
    }

    /** A second source adds its keys to what is there, where {@code create} alone would be refused. */
    private void make(String source, String object, Map<String, String> keys) {
        String onHub = "kubectl --context " + fleet.hub().name() + " -n " + fleet.namespace();
        StringBuilder command = new StringBuilder(onHub + " create " + object);
        keys.forEach((key, file) ->
                command.append(" --from-file=").append(key).append('=').append(file));
        Set<String> there = made.computeIfAbsent(object, first -> new LinkedHashSet<>());
        if (!there.isEmpty()) {
            command.append(" --dry-run=client -o yaml | ")
                    .append(onHub)
                    .append(" apply --server-side --field-manager=")
                    .append(source)
                    .append(" -f -");
        }
        there.addAll(keys.keySet());
        say(command.toString());
    }

    private void token(String name, String account, ServiceAccountToken tokens, String file) {
        String inSource = "kubectl --context " + name + " -n " + fleet.namespace() + " ";
        if (tokens instanceof ServiceAccountToken.Rotated rotated) {
            say(inSource + "create token " + account + " --duration=" + seconds(rotated) + " > " + file);
        } else {
            fetch(inSource + "get secret " + account + " -o jsonpath='{.data.token}' | base64 -d", file);
        }
    }

    /** What Kubernetes writes by itself, a moment after the namespace or the Secret is there. */
    private void fetch(String command, String file) {
        say("until " + command + " > " + file + "; test -s " + file + "; do sleep 1; done");
    }

    private static String object(CredentialPlace place) {
        return place instanceof SecretKey secret
                ? SECRET + secret.secret()
                : CONFIG_MAP + ((ConfigMapKey) place).configMap();
    }

    private static String key(CredentialPlace place) {
        return place instanceof SecretKey secret ? secret.key() : ((ConfigMapKey) place).key();
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
