package io.promfleet.generator.render;

import io.promfleet.finding.Origin;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.model.Alloy;
import io.promfleet.model.Collector;
import io.promfleet.model.GrafanaAgent;
import io.promfleet.model.OpenTelemetryCollector;
import io.promfleet.model.Source;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What stands in a source for every collector. */
final class CollectorFiles {
    private CollectorFiles() {}

    /** All that stands in the source but what a chart makes. */
    static List<MapNode> of(Rendering rendering, Source source, Collector collector) {
        if (collector instanceof Alloy alloy) {
            return new AlloyFiles(rendering, source, alloy).objects();
        }
        return collector instanceof OpenTelemetryCollector otel
                ? OpenTelemetryFiles.objects(rendering, source, otel)
                : GrafanaAgentFiles.objects(rendering, source, (GrafanaAgent) collector);
    }

    /** The account with its rights, and the configuration. */
    static List<MapNode> objects(
            Rendering rendering, Source source, Collector collector, String name, String file, String configuration) {
        FilesOfThePod.check(rendering, source, collector);
        List<MapNode> objects = new ArrayList<>(CollectorAccess.render(rendering, source, collector));
        MapNode data = MapNode.builder().put(file, configuration).build();
        Map<String, String> annotations = rendering.protection(data, new Origin(source.path(), source.declaredAt()));
        objects.add(rendering
                .objects()
                .start("v1", "ConfigMap", name, rendering.fleet().namespace(), Map.of(), Objects.texts(annotations))
                .put("data", data)
                .build());
        return objects;
    }

    /** Makes pods go when their configuration does. */
    static MapNode checksum(String configuration) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(configuration.getBytes(StandardCharsets.UTF_8));
            return MapNode.builder()
                    .put("checksum/config", HexFormat.of().formatHex(digest))
                    .build();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256.", e);
        }
    }

    /** A question that the container answers while it is well. */
    static MapNode probe(String path, int port) {
        return MapNode.builder()
                .put(
                        "httpGet",
                        MapNode.builder().put("path", path).put("port", port).build())
                .build();
    }
}
