package io.promfleet.generator.render;

import io.promfleet.generator.dialect.OpenTelemetryDialect;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.render.CollectorWorkload.Program;
import io.promfleet.model.OpenTelemetryCollector;
import io.promfleet.model.Source;
import java.util.ArrayList;
import java.util.List;

/** An OpenTelemetry Collector in a source: its configuration, and the pod that reads it. */
final class OpenTelemetryFiles {
    /** What its objects are called: a Collector for traces, which many clusters have, has its own. */
    static final String NAME = OpenTelemetryCollector.WORKLOAD;

    /** The key of the ConfigMap. */
    static final String FILE = "config.yaml";

    private static final int HEALTH = 13133;
    private static final int METRICS = 8888;
    private static final String CONFIG_FOLDER = "/etc/otelcol";
    private static final String WAL_FOLDER = "/var/lib/otelcol";
    private static final Program PROGRAM = new Program(
            NAME,
            "docker.io/otel/opentelemetry-collector-contrib:0.165.1",
            10001,
            CONFIG_FOLDER,
            FILE,
            WAL_FOLDER,
            HEALTH,
            "/",
            "/",
            METRICS);

    private OpenTelemetryFiles() {}

    /** All objects of the source. */
    static List<MapNode> objects(Rendering rendering, Source source, OpenTelemetryCollector collector) {
        MapNode file =
                new CollectorConfiguration(rendering.fleet(), collector, rendering.findings()).of(source, collector);
        OpenTelemetryDialect.Configured configured = new OpenTelemetryDialect(rendering.findings())
                .configuration(source.path(), file, WAL_FOLDER, "0.0.0.0:" + HEALTH, METRICS);
        String text = rendering.embedded().toText(configured.file());
        List<String> arguments = new ArrayList<>();
        arguments.add("--config=" + CONFIG_FOLDER + "/" + FILE);
        if (!configured.featureGates().isEmpty()) {
            arguments.add("--feature-gates=" + String.join(",", configured.featureGates()));
        }
        List<MapNode> objects = new ArrayList<>(CollectorFiles.objects(rendering, source, collector, NAME, FILE, text));
        objects.addAll(new CollectorWorkload(rendering, source, collector, PROGRAM).render(text, arguments));
        return objects;
    }
}
