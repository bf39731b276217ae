package io.promfleet.generator.render;

import io.promfleet.finding.Origin;
import io.promfleet.generator.dialect.Units;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.ManifestPath;
import io.promfleet.generator.manifest.TextDocument;
import io.promfleet.model.Approach;
import io.promfleet.model.Collector;
import io.promfleet.model.DiscoveredByHub;
import io.promfleet.model.FederatedPrometheus;
import io.promfleet.model.Fetching;
import io.promfleet.model.Fleet;
import io.promfleet.model.FluxLayout;
import io.promfleet.model.LateSamples;
import io.promfleet.model.PrometheusAgent;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ScrapedByHub;
import io.promfleet.model.SendingApproach;
import io.promfleet.model.SendingPrometheus;
import io.promfleet.model.Source;
import io.promfleet.model.Suppression;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What a person has to know to bring this fleet up and to find out what is wrong with it, with this fleet's names. */
final class Runbook {
    private static final int PIECE = 1 << 15;
    private static final int MOST_NAMED_IN_QUERIES = 20;
    // Past this many clusters a Secret that all of them need is one row: nobody pastes thousands of commands.
    private static final int MOST_ROWS_OF_ONE_SECRET = 20;

    private final Rendering rendering;
    private final Fleet fleet;
    private final ReceiverAddress addresses;
    private final NeededSecrets secrets;
    private final ScrapedSourcesChapter scraped;
    private final List<String> scrapedLines;
    private final ReceiverChapter receiver;
    private final List<String> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    Runbook(Rendering rendering) {
        this.rendering = rendering;
        this.fleet = rendering.fleet();
        this.addresses = new ReceiverAddress(fleet);
        this.secrets = new NeededSecrets(fleet, addresses);
        this.scraped = new ScrapedSourcesChapter(rendering);
        this.scrapedLines = scraped.lines();
        this.receiver = new ReceiverChapter(fleet);
    }

    Manifest render() {
        title();
        topology();
        receiver.lines().forEach(this::line);
        secrets();
        new ExposureChapter(fleet).lines().forEach(this::line);
        setUp();
        verification();
        expectedMetrics();
        agents();
        scrapedLines.forEach(this::line);
        new DiscoveredSourcesChapter(fleet).lines().forEach(this::line);
        federated();
        new CollectorsChapter(rendering).lines().forEach(this::line);
        capacity();
        removal();
        new SilenceChapter(fleet).lines().forEach(this::line);
        new SendingChapter(rendering).lines().forEach(this::line);
        troubleshooting();
        suppressions();
        pieces.add(text.toString());
        return new Manifest(
                new ManifestPath(rendering.paths().remoteWriteConfigs() + "/README.md"),
                new TextDocument(rendering.header(), pieces),
                null,
                new Origin(fleet.hub().path(), fleet.hub().declaredAt()));
    }

    private void title() {
        line("# Metrics of `" + fleet.name() + "`: runbook");
        line("");
        String hub = "the hub `" + fleet.hub().name() + "`";
        line((receives()
                        ? (named(Collector.class).isEmpty()
                                        ? "Sources collect their metrics with a Prometheus of their own"
                                        : "Sources collect their metrics with a Prometheus or a collector of their own")
                                + " and send them to " + hub
                                + " by remote write"
                                + (pullsAny() ? ", or are scraped by it" : "")
                        : "The sources are scraped by " + hub)
                + ". Everything runs in the namespace `" + fleet.namespace() + "`, from kube-prometheus-stack "
                + fleet.chart().version() + ".");
        otherVersions();
        line("");
    }

    private void otherVersions() {
        Map<String, List<String>> others = new TreeMap<>();
        if (fleet.hub().ownChart().isPresent()) {
            others.computeIfAbsent(fleet.chartVersion(fleet.hub()), version -> new ArrayList<>())
                    .add(fleet.hub().name());
        }
        for (Source source : fleet.sources()) {
            if (source.ownChart().isPresent()) {
                others.computeIfAbsent(fleet.chartVersion(source), version -> new ArrayList<>())
                        .add(source.name());
            }
        }
        others.remove(fleet.chart().version());
        others.forEach((version, clusters) ->
                line("Version " + version + " of the chart runs in `" + String.join("`, `", clusters) + "`."));
    }

    private void topology() {
        line("## Clusters");
        line("");
        new TopologyDiagram(fleet).lines().forEach(this::line);
        if (!fleet.sources().isEmpty()) {
            line("Each source has a page with its own names: Secrets, verification, what to expect, what to do.");
            line("");
        }
        line("| cluster | role | environment | `origin_prometheus` | sends to | jobs of its own |");
        line("| --- | --- | --- | --- | --- | --- |");
        row(
                fleet.hub().name(),
                "hub",
                Markdown.plain(fleet.hub().environment().orElse("")),
                Markdown.plain(fleet.hub().originPrometheus()),
                "",
                jobs(fleet.hub().scrapeJobs()));
        for (Source source : fleet.sources()) {
            // The name leads to the page of the source.
            StringBuilder targets = new StringBuilder();
            for (RemoteWrite remoteWrite : source.remoteWrites()) {
                URI url = addresses.of(source, remoteWrite);
                if (url != null) {
                    targets.append(targets.length() == 0 ? "" : ", ").append(url);
                }
            }
            row(
                    "[" + source.name() + "](" + SourcePage.link(source) + ")",
                    "source",
                    Markdown.plain(source.environment().orElse("")),
                    Markdown.plain(source.originPrometheus()),
                    Markdown.plain(sendsTo(source, targets.toString())),
                    jobs(source.scrapeJobs()));
        }
        line("");
    }

    private void secrets() {
        line("## Secrets that must exist");
        line("");
        Map<NeededSecrets.Need, Integer> counts = new LinkedHashMap<>();
        secrets.forEach((cluster, need) -> counts.merge(need, 1, Integer::sum));
        if (counts.isEmpty()) {
            line("None.");
            line("");
            return;
        }
        line(
                "promfleet writes no secret. Make each of these before you start. Values are asked for on the terminal, and not shown; they are in");
        line("no file and not in the shell's history. Say this once in a shell such as bash:");
        line("");
        fence("sh");
        line(SecretCommands.ASK);
        fence("");
        line("");
        line(
                "A terminal takes lines of up to 4095 bytes. What has a longer one, such as some kubeconfigs, is piped from where it is kept, in place of `ask`.");
        line("");
        line("| cluster | namespace | Secret | keys | make it with |");
        line("| --- | --- | --- | --- | --- |");
        Map<NeededSecrets.Need, List<String>> inMany = new LinkedHashMap<>();
        secrets.forEach((cluster, need) -> {
            if (counts.getOrDefault(need, 0) > MOST_ROWS_OF_ONE_SECRET) {
                inMany.computeIfAbsent(need, many -> new ArrayList<>()).add(cluster);
            } else {
                secret(cluster, cluster, need);
            }
        });
        inMany.forEach((need, clusters) -> secret(
                clusters.size() == fleet.sources().size() ? "every source" : String.join(", ", clusters),
                "CLUSTER",
                need));
        line("");
        if (fleet.flux().layout() == FluxLayout.HUB_MANAGES_SOURCES && deploysAny()) {
            line(
                    "A kubeconfig for Flux holds its credentials itself, since Flux runs no login program. It names the source by an");
            line("address that the hub reaches, and its user may do everything there.");
            line("");
        }
        if (!inMany.isEmpty()) {
            line("Where a row stands for many clusters, make it in each of them, with its name for `CLUSTER`.");
            line("");
        }
    }

    private void secret(String clusters, String context, NeededSecrets.Need need) {
        text.append("| ")
                .append(clusters)
                .append(" | ")
                .append(need.namespace())
                .append(need.kind() == NeededSecrets.Kind.SECRET ? " | `" : " | ConfigMap `")
                .append(need.name())
                .append("` | ")
                .append(need.keys().isEmpty() ? "every file" : "`" + String.join("`, `", need.keys()) + "`");
        if (context.equals(fleet.hub().name()) && scraped.makes(need)) {
            text.append(" | the commands under \"")
                    .append(ScrapedSourcesChapter.TITLE)
                    .append("\" |\n");
            return;
        }
        text.append(" | ")
                .append(Markdown.code(SecretCommands.of(context, need)))
                .append(" |\n");
    }

    private Set<String> secretNamespaces() {
        Set<String> places = new LinkedHashSet<>();
        secrets.forEach((cluster, need) -> places.add(cluster + "/" + need.namespace()));
        return places;
    }

    private void setUp() {
        boolean byHub = fleet.flux().layout() == FluxLayout.HUB_MANAGES_SOURCES;
        String hub = fleet.hub().name();
        line("## Set-up order");
        line("");
        line(
                "Commands name each cluster's kubeconfig context by the cluster, and files from the root of the repository.");
        line("");
        line("1. Commit this tree to the repository that the GitRepository `"
                + fleet.flux().sourceName() + "` in `" + fleet.flux().namespace() + "` points at.");
        line("2. " + (receives() ? reachTheHub() : "Let the hub reach every address under \"sends to\" above."));
        line("3. Create the namespaces of the Secrets above, then the Secrets:");
        line("");
        fence("   ", "sh");
        for (String place : secretNamespaces()) {
            line("   kubectl --context " + place.replace("/", " create namespace "));
        }
        if (secretNamespaces().isEmpty()) {
            line("   # none");
        }
        fence("   ", "");
        line("");
        line("4. Point Flux on the hub at `" + start(hub) + "`, " + howToStart(start(hub))
                + " It installs the hub first"
                + (byHub && (fleet.sources().isEmpty() || deploysAny())
                        ? ", then every source through its kubeconfig."
                        : "."));
        boolean inSources = !byHub && (fleet.sources().isEmpty() || deploysAny());
        if (inSources) {
            line("5. Point Flux in every source" + (deploysAll() ? "" : " that has one") + " at its own folder, `"
                    + start("<source>") + "`, in the same way.");
        }
        line((inSources ? "6" : "5") + ". Wait until `flux --context " + (inSources ? "<cluster>" : hub)
                + " get kustomizations -A` shows every line as ready.");
        line("");
        withoutFlux();
    }

    private String reachTheHub() {
        URI external = addresses.external();
        if (!fleet.hub().receiver().isPrometheus()) {
            return "Let the sources" + (receiver.forwards() ? " and the hub" : "") + " reach "
                    + fleet.hub().receiver().profile().product()
                    + (external == null ? "." : " at `" + external + "`.");
        }
        if (external == null) {
            return "Nothing has to be led to the hub: its receiver has no address for senders outside of its cluster.";
        }
        return fleet.hub().receiver().exposure().isPresent()
                ? "Let `" + external.getHost()
                        + "` lead to the hub as \"The way to the receiver\" says, once step 4 has made what it leads to."
                : "Let the sources reach the hub: `" + external + "` has to lead to `" + addresses.path() + "` on port "
                        + Release.PORT + " of the Service `" + Release.prometheusService() + "` in `"
                        + fleet.namespace()
                        + "` on the hub, through an ingress or load balancer that speaks TLS"
                        + (fleet.hub().receiver().authentication().isPresent()
                                ? " and checks credentials."
                                : ". The definition gives senders no credentials, so nobody but them may reach it; better say"
                                        + " `basicAuth` or `bearerToken` on the receiver.")
                        + " The definition says none; `loadBalancer`, `ingress` and `httpRoute` of the receiver make it.";
    }

    private String clustersWithFluxObjects() {
        List<String> clusters = new ArrayList<>();
        if (fleet.hub().fluxControllers() && fleet.hub().prometheus().kubeStateMetrics()) {
            clusters.add(fleet.hub().name());
        }
        for (Source source : fleet.sources()) {
            if (source.fluxControllers() && source.approach().kubeStateMetrics()) {
                clusters.add(source.name());
            }
        }
        // Any cluster's, where a list of names would be longer than anybody reads.
        return clusters.size() > MOST_NAMED_IN_QUERIES ? ".+" : String.join("|", clusters);
    }

    /** Bootstrap names the source of Flux, and its own folder, after the namespace of Flux. */
    private String howToStart(String folder) {
        String namespace = fleet.flux().namespace();
        if (!fleet.flux().sourceName().equals(namespace)) {
            return "with a Kustomization of Flux that has this path and the GitRepository `"
                    + fleet.flux().sourceName() + "`; `flux bootstrap` makes none of that name.";
        }
        return "for instance with `flux bootstrap … --path=" + folder
                + (namespace.equals("flux-system") ? "" : " --namespace=" + namespace)
                + "`. It adds its own folder `" + namespace + "` there, beside what is generated.";
    }

    private String start(String cluster) {
        return rendering.paths().inRepository(rendering.paths().cluster(cluster));
    }

    private void withoutFlux() {
        Source source = fleet.sources().stream()
                .filter(each -> each.approach() instanceof SendingPrometheus)
                .findFirst()
                .orElse(null);
        if (source == null) {
            return;
        }
        String name = source.name();
        line(
                "Without Flux, a source is installed by hand. The remote-write settings are a second values file inside the");
        line("ConfigMap. For `" + name + "`:");
        line("");
        fence("sh");
        line("cd " + rendering.paths().inRepository(rendering.paths().remoteWriteConfigs(source)));
        line("kubectl --context " + name + " create namespace " + fleet.namespace() + " # unless it is there");
        line("kubectl --context " + name + " create --dry-run=client -f " + name
                + "-remote-write.yaml -o jsonpath='{.data.values\\.yaml}' \\");
        line("  | helm --kube-context " + name + " -n " + fleet.namespace() + " install " + Release.NAME + " "
                + (Release.isOci(fleet.chart())
                        ? fleet.chart().repository() + "/" + Release.NAME
                        : "--repo " + fleet.chart().repository() + " " + Release.NAME)
                + " \\");
        line("  --version " + fleet.chartVersion(source) + " -f " + name + "-lightweight-values.yaml -f -");
        fence("");
        line("");
    }

    private void removal() {
        boolean byHub = fleet.flux().layout() == FluxLayout.HUB_MANAGES_SOURCES;
        String hub = fleet.hub().name();
        line("## Removing a source");
        line("");
        if (!fleet.sources().isEmpty() && !deploysAny()) {
            line(
                    "Take the source out of the definition, generate, commit and push. Nothing is applied in it, so that this is all; the series");
            line("that the hub has of it stay until its retention is over.");
            line("");
            return;
        }
        if (byHub) {
            line("1. Leave the cluster and its kubeconfig Secret on the hub as they are: Flux needs both to clean up.");
            line("2. Take the source out of the definition, generate, commit and push.");
            line("3. Wait until `kubectl --context " + hub
                    + " -n <its namespace on the hub> get kustomizations.kustomize.toolkit.fluxcd.io,helmreleases.helm.toolkit.fluxcd.io`"
                    + " finds nothing. The release is then uninstalled from the source.");
            line("4. Namespaces stay, because volumes and Secrets are in them. When nothing there is needed any more:"
                    + " `kubectl --context <source> delete namespace " + fleet.namespace()
                    + "`, then `kubectl --context "
                    + hub + " delete namespace <its namespace on the hub>`.");
            line("");
            line(
                    "A cluster that is already gone cannot be cleaned up, and Flux keeps trying. Suspend what is left before it"
                            + " leaves");
            line("the definition: `flux --context " + hub
                    + " -n <its namespace on the hub> suspend kustomization --all` and"
                    + " `… suspend helmrelease --all`;");
            line("Flux then deletes no more than its own objects, and the namespace on the hub can go.");
        } else {
            line(
                    "1. Take the source out of the definition, generate, commit and push. Flux in the source removes the release"
                            + " as long as its folder `" + start("<source>")
                            + "` is still in Git. The `flux-system` of `flux bootstrap` keeps it there; without bootstrap, commit"
                            + " an object of your own, such as a ConfigMap, into it first.");
            line("2. Wait until `kubectl --context <source> get helmreleases.helm.toolkit.fluxcd.io -n "
                    + fleet.namespace() + "` finds nothing.");
            line("3. The namespace stays, because volumes and Secrets are in it. When nothing there is needed any more:"
                    + " `kubectl --context <source> delete namespace " + fleet.namespace() + "`.");
        }
        line("");
        if (!byHub && !deploysAll()) {
            line(
                    "A source in which nothing is applied any more, because the hub finds all of it, loses its folder, and Flux in it would stop"
                            + " without");
            line(
                    "removing anything. Say `runsFlux()` of it until all is gone: its folder then stays with the namespace alone.");
            line("");
        }
        line(
                "Custom resource definitions of the chart stay too; Helm never removes them. The series that the hub has of the"
                        + " source");
        line("stay until its retention is over.");
        line("");
    }

    private void verification() {
        String hub = fleet.hub().name();
        line("## Verification");
        line("");
        if (receivesHere()) {
            verificationOfReceiver();
        }
        if (fleet.sources().isEmpty() || !named(SendingPrometheus.class).isEmpty()) {
            verificationOfSenders();
        }
        line(fleet.hub().receiver().isPrometheus() ? "Queries on the hub:" : "Queries, where the samples are:");
        line("");
        fence("promql");
        line("# every source, with the number of its targets that are up");
        line("count by (cluster) (up{" + clusterMatcher() + "} == 1)");
        line("");
        if (fleet.sources().isEmpty()
                || fleet.sources().stream().anyMatch(source -> !(source.approach() instanceof DiscoveredByHub))) {
            line("# Kubernetes versions of the sources, from their API servers and kubelets");
            line("kubernetes_build_info{" + clusterMatcher() + "}");
            line("");
        }
        String withFlux = clustersWithFluxObjects();
        if (!withFlux.isEmpty()) {
            line("# Flux objects, from kube-state-metrics; a cluster has those of the Flux that runs in it");
            line("gotk_resource_info{cluster=~\"" + withFlux + "\"}");
            line("");
        }
        line(
                "# how old the newest sample of each source is, in seconds; one that has been silent for an hour is missing");
        line("time() - max by (cluster) (max_over_time(timestamp(up{" + clusterMatcher() + "})[1h:10s]))");
        if (receivesHere()) {
            line("");
            line("# what the receiver answers, in requests a second; 204 is good, 400 lost, 5xx sent again");
            line("sum by (code) (rate(prometheus_http_requests_total{cluster=\"" + hub + "\", handler=\""
                    + Release.WRITE_PATH + "\"}[5m]))");
        }
        fence("");
        line("");
        List<String> queries = new SenderQueries(fleet).of(clusterMatcher());
        if (!queries.isEmpty()) {
            line("Queries about the senders, whose metrics arrive at the hub like all others:");
            line("");
            fence("promql");
            queries.forEach(this::line);
            fence("");
            line("");
        }
    }

    private void verificationOfReceiver() {
        String namespace = fleet.namespace();
        String hub = fleet.hub().name();
        line(
                "The receiver answers (400 says that it is there and refuses the empty request; 404 says that it is off):");
        line("");
        fence("sh");
        line("kubectl --context " + hub + " -n " + namespace + " port-forward svc/" + Release.prometheusService() + " "
                + Release.PORT + ":" + Release.PORT + " &");
        line("curl -s --retry 9 --retry-connrefused -o /dev/null -w '%{http_code}\\n' -X POST http://localhost:"
                + Release.PORT + addresses.path() + " \\");
        line("  -H 'Content-Type: application/x-protobuf' -H 'Content-Encoding: snappy' --data-binary @/dev/null");
        line("kill %1 # the port-forward");
        fence("");
        line("");
    }

    private void verificationOfSenders() {
        String namespace = fleet.namespace();
        String hub = fleet.hub().name();
        line("Every source has its remote-write settings, and its Prometheus has taken them over:");
        line("");
        fence("sh");
        if (fleet.flux().layout() == FluxLayout.HUB_MANAGES_SOURCES) {
            line("kubectl --context " + hub + " get configmaps -A --field-selector metadata.name="
                    + SourceRenderer.REMOTE_WRITE_CONFIG);
        } else {
            line("kubectl --context <source> -n " + namespace + " get configmap " + SourceRenderer.REMOTE_WRITE_CONFIG
                    + " -o yaml");
        }
        ClusterCommands commands = new ClusterCommands(fleet);
        line(commands.remoteWriteUrls("<source>", false));
        if (!named(PrometheusAgent.class).isEmpty()) {
            line("# in agent mode");
            line(commands.remoteWriteUrls("<source>", true));
        }
        fence("");
        line("");
    }

    private void expectedMetrics() {
        line("## Expected metrics");
        line("");
        line(
                "Every series of a source carries `cluster` and `origin_prometheus`, and the labels that the definition adds. They");
        line("arrive within seconds of the scrape.");
        line("");
        line("| cluster | what arrives | the source itself keeps it for |");
        line("| --- | --- | --- |");
        for (Source source : fleet.sources()) {
            line("| " + source.name() + " | "
                    + collected(source)
                    + (source.scrapeJobs().isEmpty() ? "" : ", jobs " + jobs(source.scrapeJobs())) + " | "
                    + Markdown.plain(SourceRenderer.retention(source)) + " |");
        }
        line("");
    }

    /** What the hub has to take, as far as somebody said what is expected. */
    private void capacity() {
        List<String> table = new CapacityTable(fleet).ofHub();
        if (table.isEmpty()) {
            return;
        }
        long said = fleet.sources().stream()
                .filter(source -> source.expectedSeries().isPresent())
                .count();
        line("## Capacity of the hub");
        line("");
        line("From `expectedSeries` of " + said + " of " + fleet.sources().size()
                + " sources"
                + (fleet.hub().expectedSeries().isPresent() ? " and of the hub" : "")
                + ". Figures to plan with, for samples of 2 bytes on disk and series of 8 KiB in");
        line("memory; queries and rules come on top. Compare them with what is there:");
        line("");
        table.forEach(this::line);
        line("");
        line("```promql");
        line("# series that are there, series of each cluster, and samples stored a second");
        line("prometheus_tsdb_head_series{cluster=\"" + fleet.hub().name() + "\"}");
        line("topk(20, sum by (cluster) (scrape_samples_post_metric_relabeling))");
        line("rate(prometheus_tsdb_head_samples_appended_total{cluster=\""
                + fleet.hub().name() + "\"}[5m])");
        line("```");
        line("");
    }

    /** What is different where Prometheus runs in agent mode. */
    private void agents() {
        String agents = named(PrometheusAgent.class);
        if (agents.isEmpty()) {
            return;
        }
        String pod = "prom-agent-" + Release.prometheusService() + "-0";
        line("## Sources in agent mode");
        line("");
        line("In " + agents + " Prometheus scrapes and sends, and does nothing else:");
        line("");
        line("- It answers no queries. Ask the hub, where its series have everything that other sources' series have.");
        line("- It evaluates no rules. What is to be recorded or alerted about for it belongs to the hub.");
        line(
                "- What it could not send waits in its write-ahead log, for four hours at most. Older samples are lost, and there is"
                        + " no retention to get them from.");
        line("- Its object is a `prometheusagent`, its pod is `" + pod + "`: `kubectl --context <source> -n "
                + fleet.namespace() + " logs " + pod + " -c prometheus`.");
        line(
                "- A source that changes between agent and server starts with an empty volume. What was not sent by then is lost,"
                        + " so let the queue run empty first. The old volume stays until somebody removes it: `kubectl --context"
                        + " <source> -n " + fleet.namespace() + " get persistentvolumeclaims`.");
        line("");
    }

    static String collected(Source source) {
        Approach approach = source.approach();
        if (source.fluxMetricsOnly()) {
            return "Flux alone" + (approach.kubeStateMetrics() ? ", its objects as `gotk_resource_info`" : "");
        }
        if (approach instanceof DiscoveredByHub) {
            return "what its jobs find";
        }
        return (approach instanceof ScrapedByHub || approach instanceof Collector
                        ? "API server, kubelets, cAdvisor"
                        : "the chart's own monitors")
                + (approach.nodeExporter() ? ", node-exporter" : "")
                + (approach.kubeStateMetrics() ? ", kube-state-metrics" : "");
    }

    /** Where the series of a source come from and go to, for a cell. */
    private static String sendsTo(Source source, String targets) {
        Set<String> ways = new LinkedHashSet<>();
        ways.add(source.approach() instanceof SendingApproach ? targets : "nobody");
        for (Fetching fetching : source.fetchings()) {
            if (fetching instanceof Fetching.Scraped scraped) {
                ways.add("scraped through " + scraped.way().apiServer());
            } else if (fetching instanceof Fetching.Federated federated) {
                ways.add("fetched from " + federated.federation().url());
            } else {
                ways.add("found and scraped by the hub");
            }
        }
        return String.join("; ", ways);
    }

    /** What is different where the hub fetches a part of what a source stores. */
    private void federated() {
        List<Source> sources = new ArrayList<>();
        for (Source source : fleet.sources()) {
            if (source.fetchings().stream().anyMatch(Fetching.Federated.class::isInstance)) {
                sources.add(source);
            }
        }
        if (sources.isEmpty()) {
            return;
        }
        line("## Sources that the hub federates");
        line("");
        line(
                "The Prometheus of these sources stores everything, and the hub fetches the newest samples of a part, with the identity of"
                        + " the");
        line("source. "
                + (named(FederatedPrometheus.class).isEmpty()
                        ? "The address has to lead to that Prometheus"
                        : "The address has to lead to port " + Release.PORT + " of the Service `"
                                + Release.prometheusService() + "` in `" + fleet.namespace() + "`")
                + ", at least to its path `/federate`,");
        line("through something that speaks TLS and checks credentials. promfleet makes none.");
        line("");
        line("| cluster | fetched from | what |");
        line("| --- | --- | --- |");
        for (Source source : sources) {
            for (Fetching fetching : source.fetchings()) {
                if (fetching instanceof Fetching.Federated federated) {
                    row(
                            source.name(),
                            Markdown.plain(federated.federation().url().toString()),
                            String.join(
                                    ", ",
                                    federated.federation().matches().stream()
                                            .map(Markdown::code)
                                            .toList()));
                }
            }
        }
        line("");
        line(
                "- Samples between two fetches are not seen by the hub, and nothing is caught up with after an outage; the source itself"
                        + " has all");
        line("  of it for its retention.");
        line(
                "- `up` of the targets is there only if it is fetched. `up{job=\"federate\"}` says whether the fetch works.");
        line("- A fetch reads all selected series at once. When it takes longer than the scrape timeout, fetch less.");
        line("");
    }

    /** The sources of one approach, for a sentence; empty if there are none, and without names if there are many. */
    private String named(Class<? extends Approach> approach) {
        List<String> names = new ArrayList<>();
        for (Source source : fleet.sources()) {
            if (approach.isInstance(source.approach())) {
                names.add("`" + source.name() + "`");
            }
        }
        return names.size() > MOST_NAMED_IN_QUERIES ? names.size() + " sources" : String.join(", ", names);
    }

    private void suppressions() {
        if (fleet.suppressions().isEmpty()) {
            return;
        }
        line("");
        line("## Suppressed findings");
        line("");
        line("Accepted until the last day, after which `check` fails.");
        line("");
        line("| finding | part of the fleet | reason | last day |");
        line("| --- | --- | --- | --- |");
        for (Suppression suppression : fleet.suppressions()) {
            row(
                    suppression.id(),
                    suppression.path().isEmpty() ? "all of it" : Markdown.plain(suppression.path()),
                    Markdown.plain(suppression.reason()),
                    suppression.until().toString());
        }
    }

    private void troubleshooting() {
        String namespace = fleet.namespace();
        String hub = fleet.hub().name();
        line("## Troubleshooting");
        line("");
        line("| symptom | look at |");
        line("| --- | --- |");
        if (receives()) {
            troubleshootingOfSenders();
        }
        line(
                "| a job finds nothing | `rate({__name__=~\"prometheus_sd_.+_failures_total\"}[5m])` where it runs; above zero its account may"
                        + " not look, which its log says as `forbidden`, or nobody answers |");
        line("| targets are down with 401 or 403 | the token of the job, and what its account may read |");
        line("| Flux does not apply | `flux --context " + hub + " get all -A --status-selector ready=false` |");
        line("| who may look | `kubectl --context " + hub + " auth can-i list services --as=system:serviceaccount:"
                + namespace + ":prometheus-remote-write` |");
    }

    private void troubleshootingOfSenders() {
        String namespace = fleet.namespace();
        String service = Release.prometheusService();
        if (receivesHere()) {
            line("| the receiver answers 404 | `" + new ClusterCommands(fleet).receiverSwitch()
                    + "` must print `true` |");
        }
        line("| a source's log says connection refused or no such host | from the source: `kubectl -n " + namespace
                + " run reach-hub --rm -i --restart=Never --image=curlimages/curl -- curl -sS -o /dev/null"
                + " -w '%{http_code}' -X POST <address of the hub>`; 400 or 401 says that the way is open |");
        line("| 401 or 403 | the Secret that the source authenticates with, and what stands in front of the hub |");
        line("| 400 and \"out of order\" | two senders with one identity, or samples older than the hub's window |");
        line("| the queue grows (`prometheus_remote_storage_samples_pending`) |"
                + " `prometheus_remote_storage_shards` against `prometheus_remote_storage_shards_max`, then the queue in the"
                + " definition |");
        line(
                "| a source was cut off | it catches up from its WAL, which holds about two hours, in agent mode four; the hub"
                        + " takes samples that are up to " + Units.prometheusDuration(LateSamples.window(fleet))
                        + " late; older ones stay in the source for its retention, which stands under expected metrics |");
        line("| nothing arrives | `kubectl -n " + namespace + " logs statefulset/prometheus-" + service
                + " -c prometheus` in the source |");
    }

    /** Whether the hub's own Prometheus is. */
    private boolean receivesHere() {
        return receives() && fleet.hub().receiver().isPrometheus();
    }

    /** Whether the hub is sent anything, now or once there is a source. */
    private boolean receives() {
        return fleet.sources().isEmpty()
                || fleet.sources().stream().anyMatch(source -> source.approach() instanceof SendingApproach);
    }

    private boolean deploysAny() {
        return fleet.sources().stream().anyMatch(fleet::deploys);
    }

    private boolean deploysAll() {
        return fleet.sources().stream().allMatch(fleet::deploys);
    }

    private boolean pullsAny() {
        return fleet.sources().stream().anyMatch(source -> !source.fetchings().isEmpty());
    }

    private String clusterMatcher() {
        if (fleet.sources().isEmpty() || fleet.sources().size() > MOST_NAMED_IN_QUERIES) {
            return "cluster!=\"" + fleet.hub().name() + "\"";
        }
        StringBuilder names = new StringBuilder("cluster=~\"");
        for (Source source : fleet.sources()) {
            names.append(names.charAt(names.length() - 1) == '"' ? "" : "|").append(source.name());
        }
        return names.append('"').toString();
    }

    private static String jobs(Iterable<ScrapeJob> jobs) {
        List<String> names = new ArrayList<>();
        jobs.forEach(job -> names.add(Markdown.code(job.name())));
        return String.join(", ", names);
    }

    private void row(String... cells) {
        line("| " + String.join(" | ", cells) + " |");
    }

    private void fence(String indent, String language) {
        line(indent + "```" + language);
    }

    private void fence(String language) {
        line("```" + language);
    }

    private void line(String line) {
        text.append(line).append('\n');
        if (text.length() >= PIECE) {
            pieces.add(text.toString());
            text.setLength(0);
        }
    }
}
