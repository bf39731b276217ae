package io.promfleet.generator.render;

import io.promfleet.finding.Origin;
import io.promfleet.generator.dialect.AlloyDialect;
import io.promfleet.generator.dialect.AlloyWriter;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.IntegerNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.render.FluxObjects.FurtherChart;
import io.promfleet.model.Alloy;
import io.promfleet.model.SecretKey;
import io.promfleet.model.Source;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Grafana Alloy in a source: its configuration, and the release of its chart. */
final class AlloyFiles {
    /** What its objects are called: Alloy for logs, which many clusters have, has its own. */
    static final String NAME = Alloy.WORKLOAD;

    /** The key of the ConfigMap. */
    static final String FILE = "config.alloy";

    private static final FurtherChart CHART =
            new FurtherChart("grafana", "https://grafana.github.io/helm-charts", "alloy", "1.10.0", NAME);

    /** The release that the configuration is written for; that of the chart is a little older. */
    private static final String IMAGE = "v1.18.1";

    private static final String WAL_PATH = "/var/lib/alloy";
    private static final int USER = 473;
    private static final int PORT = 12345;

    private final Rendering rendering;
    private final FluxObjects flux;
    private final Source source;
    private final Alloy alloy;
    private final String configuration;

    AlloyFiles(Rendering rendering, Source source, Alloy alloy) {
        this.rendering = rendering;
        this.flux = new FluxObjects(rendering);
        this.source = source;
        this.alloy = alloy;
        MapNode file = new CollectorConfiguration(rendering.fleet(), alloy, rendering.findings()).of(source, alloy);
        this.configuration = AlloyWriter.write(
                new AlloyDialect(rendering.findings()).configuration(source.path(), file, alloy.clustering()));
    }

    /** What stands in the source. */
    List<MapNode> objects() {
        return CollectorFiles.objects(rendering, source, alloy, NAME, FILE, configuration);
    }

    /** What Flux makes pods of: the repository of the chart, and its release. */
    List<MapNode> release(String namespace, @Nullable SecretKey kubeconfig) {
        return flux.furtherRelease(
                CHART, namespace, values(), new Origin(source.path(), source.declaredAt()), kubeconfig);
    }

    private MapNode values() {
        CollectorPodParts parts = new CollectorPodParts(rendering.fleet(), source, alloy, WAL_PATH);
        ValuesTree values = new ValuesTree(rendering.escape());
        values.fixed("fullnameOverride", new TextNode(NAME));
        values.fixed("crds.create", BooleanNode.FALSE);
        values.fixed("rbac.create", BooleanNode.FALSE);
        values.fixed("serviceAccount.create", BooleanNode.FALSE);
        values.fixed("serviceAccount.name", new TextNode(NAME));
        values.fixed("image.tag", new TextNode(IMAGE));
        values.fixed("global.podSecurityContext", CollectorPodParts.podSecurity(USER));
        values.fixed("alloy.configMap.create", BooleanNode.FALSE);
        values.fixed("alloy.configMap.name", new TextNode(NAME));
        values.fixed("alloy.configMap.key", new TextNode(FILE));
        values.fixed("alloy.clustering.enabled", BooleanNode.of(alloy.clustering()));
        values.fixed("alloy.enableReporting", BooleanNode.FALSE);
        values.fixed("alloy.storagePath", new TextNode(WAL_PATH));
        values.fixed("alloy.mounts.extra", new ListNode(parts.mounts(), null));
        alloy.pod()
                .resources()
                .ifPresent(resources -> values.fixed("alloy.resources", CollectorPodParts.resources(resources)));
        values.fixed("alloy.securityContext", CollectorPodParts.containerSecurity());
        values.fixed("alloy.livenessProbe", CollectorFiles.probe("/-/healthy", PORT));
        // A new configuration comes with a new pod, which one that is wrong does not take the place of an old one.
        values.fixed("configReloader.enabled", BooleanNode.FALSE);
        values.fixed("controller.type", new TextNode("statefulset"));
        values.fixed("controller.replicas", new IntegerNode(alloy.replicas()));
        values.fixed("controller.podAnnotations", CollectorFiles.checksum(configuration));
        values.fixed("controller.volumes.extra", new ListNode(parts.volumes(), null));
        alloy.pod()
                .storage()
                .ifPresent(storage -> values.fixed(
                        "controller.volumeClaimTemplates",
                        ListNode.of(MapNode.builder()
                                .put(
                                        "metadata",
                                        MapNode.builder()
                                                .put("name", CollectorPodParts.WAL)
                                                .build())
                                .put("spec", CollectorPodParts.claim(storage))
                                .build())));
        return values.build();
    }
}
