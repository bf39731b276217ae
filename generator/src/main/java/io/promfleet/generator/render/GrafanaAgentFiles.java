package io.promfleet.generator.render;

import io.promfleet.generator.dialect.GrafanaAgentDialect;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.render.CollectorWorkload.Program;
import io.promfleet.model.GrafanaAgent;
import io.promfleet.model.Source;
import java.util.ArrayList;
import java.util.List;

/** Grafana Agent in static mode in a source: its configuration, and the pod that reads it. */
final class GrafanaAgentFiles {
    /** What its objects are called. */
    static final String NAME = GrafanaAgent.WORKLOAD;

    /** The key of the ConfigMap. */
    static final String FILE = "agent.yaml";

    private static final int PORT = 12345;
    private static final String CONFIG_FOLDER = "/etc/agent";
    private static final String WAL_FOLDER = "/var/lib/agent";
    private static final Program PROGRAM = new Program(
            NAME,
            "docker.io/grafana/agent:v0.44.8",
            473,
            CONFIG_FOLDER,
            FILE,
            WAL_FOLDER,
            PORT,
            "/-/healthy",
            "/-/ready",
            PORT);

    private GrafanaAgentFiles() {}

    /** All objects of the source. */
    static List<MapNode> objects(Rendering rendering, Source source, GrafanaAgent agent) {
        MapNode file = new CollectorConfiguration(rendering.fleet(), agent, rendering.findings()).of(source, agent);
        MapNode configuration = new GrafanaAgentDialect(rendering.findings())
                .configuration(source.path(), file, source.name(), WAL_FOLDER);
        String text = rendering.embedded().toText(configuration);
        List<MapNode> objects = new ArrayList<>(CollectorFiles.objects(rendering, source, agent, NAME, FILE, text));
        // Addresses are flags: the file has no keys for them.
        objects.addAll(new CollectorWorkload(rendering, source, agent, PROGRAM)
                .render(
                        text,
                        List.of("-config.file=" + CONFIG_FOLDER + "/" + FILE, "-server.http.address=0.0.0.0:" + PORT)));
        return objects;
    }
}
