package io.promfleet.generator.render;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.generator.dialect.ResourceNames;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.ManifestPath;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.model.Cluster;
import io.promfleet.model.Hub;
import io.promfleet.model.ScrapeJob;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The jobs of a cluster that are objects of their own: a {@code ScrapeConfig} each, beside the release whose Prometheus selects
 * it by the label {@code release}.
 */
final class ScrapeConfigs {
    private static final String KIND = "ScrapeConfig";
    private static final String PLAIN_CLASS = "as-declared";
    private static final String DUPLICATE_OBJECT = ClusterObjects.DUPLICATE_OBJECT;
    private static final String SELECTOR = "scrapeConfigSelector";
    private static final String NAMESPACES = "scrapeConfigNamespaceSelector";

    private final Rendering rendering;
    private final Cluster cluster;
    private final List<PlacedJob> jobs;

    ScrapeConfigs(Rendering rendering, Cluster cluster) {
        this.rendering = rendering;
        this.cluster = cluster;
        this.jobs = PlacedJob.asResources(rendering, cluster);
    }

    boolean isEmpty() {
        return jobs.isEmpty();
    }

    /**
     * What the Prometheus of the hub adds to these jobs: nothing, in place of the hub's identity that it adds to monitors. Theirs
     * stands in their own rules, for they may be jobs of other clusters.
     */
    static MapNode plainClass() {
        return MapNode.builder().put("name", PLAIN_CLASS).build();
    }

    /**
     * The objects, a file each.
     *
     * @param taken the files of the folder, with where they were declared
     */
    void render(String folder, KustomizationFile files, Map<String, Location> taken, Consumer<Manifest> out) {
        if (jobs.isEmpty()) {
            return;
        }
        rendering.operator().speakOf(cluster.path());
        FurtherObjects beside = new FurtherObjects(cluster, rendering.findings());
        reportSelection();
        for (PlacedJob placed : jobs) {
            ScrapeJob job = placed.job();
            String name = ResourceNames.of(job.name());
            String file = "scrapeconfig." + name + ".yaml";
            Location first = taken.putIfAbsent(file, job.declaredAt());
            if (first == null) {
                files.resource(file);
                out.accept(beside.beside(new Manifest(
                        new ManifestPath(folder + "/" + file),
                        new YamlDocument(rendering.header(), object(placed, name)),
                        null,
                        new Origin(cluster.path(), cluster.declaredAt()))));
            } else {
                report(
                        DUPLICATE_OBJECT,
                        job,
                        "The cluster already has a `" + KIND + "` named `" + name + "`.",
                        "Give each job a name that differs in letters and digits.",
                        List.of(new Finding.Related("first declared here", first)));
            }
        }
    }

    private MapNode object(PlacedJob placed, String name) {
        MapNode said = rendering.operator().scrapeConfig(placed.job(), placed.moreRules());
        MapNode.Builder spec = MapNode.builder(said.origin());
        for (int i = 0; i < said.size(); i++) {
            spec.put(said.key(i), said.value(i), said.entryOrigin(i));
        }
        if (cluster instanceof Hub) {
            spec.put("scrapeClass", PLAIN_CLASS);
        }
        MapNode built = spec.build();
        Origin origin = new Origin(cluster.path(), placed.job().declaredAt());
        return rendering
                .objects()
                .start(
                        "monitoring.coreos.com/v1alpha1",
                        KIND,
                        name,
                        rendering.fleet().namespace(),
                        Map.of(ClusterObjects.RELEASE, Release.NAME),
                        Objects.texts(rendering.protection(built, origin)))
                .put("spec", built)
                .build();
    }

    /** The chart's Prometheus takes these objects unless its values choose others. */
    private void reportSelection() {
        SaidSelector selector = new SaidSelector(rendering, cluster);
        if (!selector.takesObjects(SELECTOR)) {
            reportNotSelected(SELECTOR, "it is labelled `release: " + Release.NAME + "`");
        }
        if (!selector.takesNamespace(NAMESPACES)) {
            reportNotSelected(
                    NAMESPACES, "it is in the namespace `" + rendering.fleet().namespace() + "`");
        }
    }

    private void reportNotSelected(String key, String because) {
        for (PlacedJob placed : jobs) {
            report(
                    ClusterObjects.NOT_SELECTED,
                    placed.job(),
                    "Prometheus does not load the job, because the value `" + key + "` does not select its `" + KIND
                            + "`: " + because + ".",
                    "Let the selector take it too, or leave out `asScrapeConfig`.",
                    List.of());
        }
    }

    private void report(String id, ScrapeJob job, String message, String hint, List<Finding.Related> related) {
        rendering
                .findings()
                .add(new Finding(
                        id,
                        Severity.ERROR,
                        Origin.join(cluster.path(), "scrapeJob(" + job.name() + ")"),
                        job.declaredAt(),
                        message,
                        hint,
                        related));
    }
}
