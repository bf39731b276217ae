package io.promfleet.generator.render;

import io.promfleet.finding.Origin;
import io.promfleet.generator.capacity.ScrapeInterval;
import io.promfleet.generator.dialect.Units;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.ManifestPath;
import io.promfleet.generator.manifest.TextDocument;
import io.promfleet.model.Fleet;
import io.promfleet.model.FluxLayout;
import io.promfleet.model.LateSamples;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.SendingApproach;
import io.promfleet.model.SendingPrometheus;
import io.promfleet.model.Source;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The runbook's page about one source, with its names in every command. What is equal for all sources is on the fleet's page. */
final class SourcePage {
    private static final String FLEET = "../README.md";
    private static final int PORT_OF_THE_SOURCE = 9091;

    private final Rendering rendering;
    private final Fleet fleet;
    private final ReceiverAddress addresses;
    private final NeededSecrets secrets;
    private final ClusterCommands commands;
    private final LiveJobs jobs;
    private final StringBuilder text = new StringBuilder();

    SourcePage(Rendering rendering) {
        this.rendering = rendering;
        this.fleet = rendering.fleet();
        this.addresses = new ReceiverAddress(fleet);
        this.secrets = new NeededSecrets(fleet, addresses);
        this.commands = new ClusterCommands(fleet);
        this.jobs = new LiveJobs(fleet);
    }

    /** Where the page of a source is, seen from the fleet's page. */
    static String link(Source source) {
        return "runbooks/" + source.name() + ".md";
    }

    Manifest render(Source source) {
        text.setLength(0);
        title(source);
        setUp(source);
        verification(source);
        expected(source);
        troubleshooting(source);
        rollBack(source);
        capacity(source);
        return new Manifest(
                new ManifestPath(rendering.paths().remoteWriteConfigs() + "/" + link(source)),
                new TextDocument(rendering.header(), text.toString()),
                null,
                new Origin(source.path(), source.declaredAt()));
    }

    private void title(Source source) {
        line("# Source `" + source.name() + "`");
        line("");
        line("A source of [`" + fleet.name() + "`](" + FLEET
                + "); what is equal for all sources is on that page: the [order of set-up](" + FLEET
                + "#set-up-order) of the whole,");
        line("how a source is [removed](" + FLEET + "#removing-a-source), and [further symptoms](" + FLEET
                + "#troubleshooting).");
        line("");
        line("| | |");
        line("| --- | --- |");
        row(
                "collected by",
                "`" + source.approach().call() + "`"
                        + (source.hasRelease() ? ", kube-prometheus-stack " + fleet.chartVersion(source) : ""));
        for (RemoteWrite target : source.remoteWrites()) {
            URI url = addresses.of(source, target);
            if (url != null) {
                row("sends to " + Markdown.code(target.name()), Markdown.plain(url.toString()));
            }
        }
        List<String> labels = new ArrayList<>();
        source.labelsAtTheHub().forEach((name, value) -> labels.add(Markdown.code(name + "=\"" + value + "\"")));
        row("labels at the hub", String.join(", ", labels));
        row("scraped every", Units.prometheusDuration(ScrapeInterval.of(fleet, source)));
        row("kept in the source", Markdown.plain(SourceRenderer.retention(source)));
        if (fleet.deploys(source)) {
            row("in Git", "`" + rendering.paths().inRepository(rendering.paths().cluster(source.name())) + "`");
        }
        line("");
    }

    private void setUp(Source source) {
        List<String> made = new ArrayList<>();
        Set<String> namespaces = new LinkedHashSet<>();
        secrets.ofSource(source, (cluster, need) -> {
            namespaces.add("kubectl --context " + cluster + " create namespace " + need.namespace());
            made.add(SecretCommands.of(cluster, need));
        });
        line("## Set up");
        line("");
        line("1. The hub runs, and its receiver answers as [verified there](" + FLEET + "#verification).");
        if (made.isEmpty()) {
            line("2. No Secret is needed.");
        } else {
            line("2. Make namespaces and Secrets. Each value is asked for on the terminal, and not shown:");
            line("");
            line("   ```sh");
            line("   " + SecretCommands.ASK);
            namespaces.forEach(command -> line("   " + command + " # unless it is there"));
            made.forEach(command -> line("   " + command));
            line("   ```");
            line("");
        }
        if (!fleet.deploys(source)) {
            line("3. Commit and push. Nothing is applied in this source.");
            line("");
        } else {
            line("3. Commit and push. Flux applies `" + fleet.name() + "-cluster`"
                    + (source.hasRelease() ? ", then `" + fleet.name() + "-release`" : "")
                    + ", then further objects, if there are any. Wait for it:");
            line("");
            line("   ```sh");
            line("   " + flux(source, "get kustomizations"));
            if (source.hasRelease()) {
                line("   " + commands.release(source));
            }
            line("   ```");
            line("");
        }
    }

    private void verification(Source source) {
        line("## Verify");
        line("");
        line("With the [port of the hub](" + FLEET + "#verification) at localhost:" + Release.PORT
                + ", and the classes of the definition under `CLASSES`:");
        line("");
        line("```sh");
        if (source.approach() instanceof SendingPrometheus) {
            String targets = commands.targets(source, false);
            line(targets.substring(0, targets.indexOf(','))
                            .replace(" " + Release.PORT + ":", " " + PORT_OF_THE_SOURCE + ":")
                    + " &");
            line("promfleet verify --hub http://localhost:" + Release.PORT + " --source " + source.name()
                    + "=http://localhost:" + PORT_OF_THE_SOURCE + " --wait 5m --classpath CLASSES");
            line("kill %% # the port-forward");
            line(commands.remoteWriteUrls(source));
        } else {
            line("promfleet verify --hub http://localhost:" + Release.PORT + " --wait 5m --classpath CLASSES");
        }
        line("```");
        line("");
        line("Or ask the hub:");
        line("");
        line("```promql");
        line("count by (job) (up{cluster=\"" + source.name() + "\"} == 1)");
        line("time() - max(timestamp(up{cluster=\"" + source.name() + "\"}))");
        new SenderQueries(fleet).waiting(source).ifPresent(this::line);
        line("```");
        line("");
    }

    private void expected(Source source) {
        line("## Expected");
        line("");
        line("What arrives: " + Runbook.collected(source) + ". Its own jobs:");
        line("");
        List<LiveJob> declared = jobs.of(source);
        if (declared.isEmpty()) {
            line("None.");
            line("");
            return;
        }
        line("| job | label `job` | scraped by | every |");
        line("| --- | --- | --- | --- |");
        for (LiveJob job : declared) {
            line("| " + Markdown.code(job.name()) + " | "
                    + job.label().map(Markdown::code).orElse("as its targets say") + " | "
                    + (job.byHub() ? "the hub" : "the source") + " | " + Units.prometheusDuration(job.interval())
                    + " |");
        }
        line("");
    }

    private void troubleshooting(Source source) {
        line("## When something is wrong");
        line("");
        line("| symptom | look at |");
        line("| --- | --- |");
        row("nothing arrives", "`" + commands.logs(source) + "`");
        if (source.approach() instanceof SendingApproach) {
            for (RemoteWrite target : source.remoteWrites()) {
                URI url = addresses.of(source, target);
                if (url != null) {
                    row(
                            "no way to " + Markdown.code(target.name()),
                            Markdown.code(commands.reachHub(source, url)) + "; 400 or 401 says that the way is open");
                }
                row(
                        Markdown.code(target.name()) + " answers 401 or 403",
                        "`" + commands.credentials(source, target) + "`");
            }
            row(
                    "it was cut off",
                    "what was not sent waits for " + Units.prometheusDuration(LateSamples.log(source.approach()))
                            + " at least, and is sent when the hub is back");
        }
        row(
                "a job finds nothing, or its targets are down",
                "`" + commands.targets(source, !source.isScrapedInside()).replace(", then ", "`, then "));
        if (fleet.deploys(source)) {
            row("Flux does not apply", "`" + flux(source, "get all --status-selector ready=false") + "`");
        }
        line("");
    }

    private void rollBack(Source source) {
        line("## Roll back");
        line("");
        line("What is in Git is what runs: `git revert` the commit and push.");
        if (!source.hasRelease()) {
            line("");
            return;
        }
        line(
                "When that has to wait, stop Flux for the release, and go back to an earlier revision; resume once Git has what is wanted:");
        line("");
        line("```sh");
        String release = " helmreleases " + Release.NAME;
        line(commands.release(source).replace(" get" + release, " suspend helmrelease " + Release.NAME));
        line("helm --kube-context " + source.name() + " -n " + fleet.namespace() + " history " + Release.NAME);
        line("helm --kube-context " + source.name() + " -n " + fleet.namespace() + " rollback " + Release.NAME
                + " REVISION");
        line(commands.release(source).replace(" get" + release, " resume helmrelease " + Release.NAME));
        line("```");
        line("");
    }

    private void capacity(Source source) {
        List<String> table = new CapacityTable(fleet).of(source);
        if (table.isEmpty()) {
            return;
        }
        line("## Capacity");
        line("");
        line(
                "From the `expectedSeries` of the definition; figures to plan with. How many series there are, the query says.");
        line("");
        table.forEach(this::line);
        line("");
        line("```promql");
        line("sum(scrape_samples_post_metric_relabeling{cluster=\"" + source.name() + "\"})");
        line("```");
    }

    private String flux(Source source, String what) {
        return fleet.flux().layout() == FluxLayout.HUB_MANAGES_SOURCES
                ? "flux --context " + fleet.hub().name() + " -n " + source.hubNamespace() + " " + what
                : "flux --context " + source.name() + " -n " + fleet.flux().namespace() + " " + what;
    }

    private void row(String what, String value) {
        line("| " + what + " | " + value + " |");
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
