package io.promfleet.dsl;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.model.Chart;
import io.promfleet.model.ChartRelease;
import io.promfleet.model.Fleet;
import io.promfleet.model.Flux;
import io.promfleet.model.FluxLayout;
import io.promfleet.model.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A fleet: one hub, and the clusters that report to it. */
public final class FleetBuilder extends Declaration {
    private static final String DEFAULT_CHART_VERSION = ChartRelease.NEWEST.chart();
    private static final String DEFAULT_CHART_REPOSITORY = "oci://ghcr.io/prometheus-community/charts";

    // Flux puts a Kustomization's name, such as `<fleet>-remote-write-configs-shard-0aa`, into a label of 63
    // characters.
    private static final int LONGEST_NAME = 32;

    private final Map<String, Location> clusterNames = new HashMap<>();
    private final List<Source> sources = new ArrayList<>();
    private final List<SourceSetting> forHubManaged = new ArrayList<>();
    private final List<SourceSetting> withoutFlux = new ArrayList<>();
    private @Nullable HubBuilder hub;
    private @Nullable Chart chart;
    private @Nullable Flux flux;
    private @Nullable String name;
    private @Nullable String namespace;

    FleetBuilder(Recorder recorder) {
        super(recorder, null, "", null, UnknownLocation.UNKNOWN);
    }

    /**
     * The fleet's name, put on generated objects as the label {@code app.kubernetes.io/part-of}, and in front of the names of
     * Flux' Kustomizations.
     *
     * @param value at most 32 characters; {@code metrics-fleet} unless said
     * @return this
     */
    public FleetBuilder name(String value) {
        if (value.length() > LONGEST_NAME) {
            illegal("name", value, "is too long", "Use at most " + LONGEST_NAME + " characters; Flux adds to them.");
        } else {
            name = once(name, dnsLabel(value, "name"), "name");
        }
        return this;
    }

    /**
     * The namespace of everything about metrics, in every cluster.
     *
     * @param value {@code monitoring} unless said
     * @return this
     */
    public FleetBuilder namespace(String value) {
        if (!sources.isEmpty() || hub != null) {
            mistake(
                    DefinitionRule.TOO_LATE,
                    "The namespace is said after the first cluster.",
                    "Say it before hub and sources, which use it.");
        }
        namespace = once(namespace, dnsLabel(value, "namespace"), "namespace");
        return this;
    }

    /**
     * The version of kube-prometheus-stack that every cluster runs, from its usual repository.
     *
     * @param version exact, such as {@code 88.5.3}, which is the default
     * @return this
     */
    public FleetBuilder chart(String version) {
        return chart(version, DEFAULT_CHART_REPOSITORY);
    }

    /**
     * The version of kube-prometheus-stack that every cluster runs, from a mirror.
     *
     * @param version exact, such as {@code 88.5.3}
     * @param repository an {@code oci://} address of the folder that holds the chart, or the {@code https://} address of
     *     a chart repository
     * @return this
     */
    public FleetBuilder chart(String version, String repository) {
        if (!ChartRelease.isVersion(version)) {
            illegal(
                    "chart",
                    version,
                    "is no exact version",
                    "Give three numbers, such as `" + DEFAULT_CHART_VERSION + "`.");
        }
        // Not of the schemes that `Addresses` knows, but the same grammar otherwise.
        boolean oci = repository.startsWith("oci://");
        String address = oci ? "https" + repository.substring("oci".length()) : repository;
        if (Addresses.plain(this, address, "repository") == null) {
            return this;
        }
        String plain = repository.endsWith("/") ? repository.substring(0, repository.length() - 1) : repository;
        Chart said = Chart.builder()
                .version(version)
                .repository(plain)
                .declaredAt(recorder().here())
                .build();
        chart = once(chart, said, "chart");
        return this;
    }

    /**
     * How Flux applies the tree.
     *
     * @param block says layout, source and path
     * @return this
     */
    public FleetBuilder flux(Consumer<FluxBuilder> block) {
        FluxBuilder builder = new FluxBuilder(this, recorder().here());
        within(builder, block);
        Flux said = builder.build();
        if ((!sources.isEmpty() || hub != null) && !said.namespace().equals(fluxNamespace())) {
            mistake(
                    DefinitionRule.TOO_LATE,
                    "The namespace of Flux is said after the first cluster.",
                    "Say `fleet.flux` before hub and sources, which use its namespace.");
        }
        flux = once(flux, said, "flux");
        return this;
    }

    /**
     * The cluster that receives all series. Exactly one.
     *
     * @param clusterName a DNS label, unique in the fleet
     * @param block says receiver, storage and jobs
     * @return this
     */
    public FleetBuilder hub(String clusterName, Consumer<HubBuilder> block) {
        HubBuilder builder = new HubBuilder(this, clusterName, recorder().here());
        takeName(builder);
        within(builder, block);
        if (hub != null) {
            builder.build(namespaceOrDefault()); // for its findings alone, so that one run shows all
            builder.mistakeInDeclaration(
                    DefinitionRule.SECOND_HUB,
                    "The fleet already has the hub `" + hub.name() + "`.",
                    "Declare this cluster as a source, or make a second fleet.",
                    new Finding.Related("first declared here", hub.declaredAt()));
        } else {
            hub = builder;
        }
        return this;
    }

    /**
     * A cluster that reports to the hub.
     *
     * @param clusterName a DNS label, unique in the fleet; the value of the label {@code cluster} on all its series
     * @param block says how it is collected, its jobs and its labels
     * @return this
     */
    public FleetBuilder source(String clusterName, Consumer<SourceBuilder> block) {
        SourceBuilder builder = new SourceBuilder(this, clusterName, recorder().here());
        takeName(builder);
        within(builder, block);
        // Built at once and not at the end: thousands of half-built sources would take several times the memory.
        sources.add(builder.build(namespaceOrDefault()));
        return this;
    }

    /**
     * Accepts warnings of a check for a while: those about the fleet and everything in it are not reported. Errors cannot be suppressed. When the day has
     * passed, or nothing is left to suppress, that is a finding; the runbook lists every suppression.
     *
     * @param id the identifier of the check, such as {@code PF105}
     * @param reason why the finding is accepted, for whoever reads it when the day comes
     * @param until the last day on which it holds
     * @return this
     */
    public FleetBuilder suppress(String id, String reason, LocalDate until) {
        recorder().suppressions().add(this, id, reason, until);
        return this;
    }

    /** A setting of a source that has a meaning only while Flux on the hub manages the sources. */
    private record SourceSetting(String path, String call, Location saidAt) {}

    /** Remembers such a setting, for the layout may be said behind it. */
    void saidForHubManaged(String path, String call, Location saidAt) {
        forHubManaged.add(new SourceSetting(path, call, saidAt));
    }

    /** Remembers that controllers of Flux are scraped in a source that does not say that they run there. */
    void saidWithoutFlux(String path, Location saidAt) {
        withoutFlux.add(new SourceSetting(path, "fluxControllers", saidAt));
    }

    private void reportWhatTheLayoutIgnores() {
        if (flux == null || flux.layout() != FluxLayout.FLUX_IN_EVERY_CLUSTER) {
            for (SourceSetting setting : withoutFlux) {
                recorder()
                        .report(
                                DefinitionRule.WITHOUT_EFFECT,
                                setting.path(),
                                setting.saidAt(),
                                "`" + setting.call()
                                        + "` finds nothing to scrape where only Flux on the hub manages a source.",
                                "Leave it out; if the source runs controllers of Flux too, say so with `runsFlux()`.",
                                List.of());
            }
            return;
        }
        for (SourceSetting setting : forHubManaged) {
            recorder()
                    .report(
                            DefinitionRule.WITHOUT_EFFECT,
                            setting.path(),
                            setting.saidAt(),
                            "`" + setting.call() + "` does nothing where Flux runs in every cluster.",
                            "Leave it out, or let Flux on the hub manage the sources.",
                            List.of());
        }
    }

    /** Runs the definition. Gives the fleet, or null if so much is missing that there is none. */
    @Nullable
    Fleet define(FleetDefinition definition) {
        within(this, definition::define);
        return build();
    }

    private @Nullable Fleet build() {
        reportWhatTheLayoutIgnores();
        if (hub == null) {
            recorder()
                    .report(
                            DefinitionRule.NO_HUB,
                            "",
                            UnknownLocation.UNKNOWN,
                            "The fleet has no hub.",
                            "Add `fleet.hub(\"hub\", hub -> { ... });`.",
                            List.of());
            return null;
        }
        return Fleet.builder()
                .name(name == null ? "metrics-fleet" : name)
                .namespace(namespaceOrDefault())
                .chart(
                        chart == null
                                ? Chart.builder()
                                        .version(DEFAULT_CHART_VERSION)
                                        .repository(DEFAULT_CHART_REPOSITORY)
                                        .declaredAt(UnknownLocation.UNKNOWN)
                                        .build()
                                : chart)
                .flux(flux == null ? new FluxBuilder(this, UnknownLocation.UNKNOWN).build() : flux)
                .hub(hub.build(namespaceOrDefault()))
                .addAllSources(sources)
                .addAllSuppressions(recorder().suppressions().all())
                .declaredAt(hub.declaredAt())
                .build();
    }

    /** The namespace of Flux, which clusters need for their jobs. */
    String fluxNamespace() {
        return flux == null ? FluxBuilder.FLUX_SYSTEM : flux.namespace();
    }

    String namespaceOrDefault() {
        return namespace == null ? "monitoring" : namespace;
    }

    private void takeName(ClusterBuilder<?> cluster) {
        cluster.dnsLabel(cluster.name(), "name");
        Location first = clusterNames.putIfAbsent(cluster.name(), cluster.declaredAt());
        if (first != null) {
            cluster.mistakeInDeclaration(
                    DefinitionRule.DUPLICATE_CLUSTER,
                    "The fleet already has a cluster named `" + cluster.name() + "`.",
                    "Give each cluster its own name; it becomes the label `cluster` of its series.",
                    new Finding.Related("first declared here", first));
        }
    }
}
