package io.promfleet.generator.dialect;

import io.promfleet.finding.Findings;
import io.promfleet.finding.Origin;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.schemas.SchemaCatalogue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The language of Grafana Agent in static mode: Prometheus' own jobs and targets, in a file of other sections. Keys that
 * Prometheus got after the release that is part of the agent are reported.
 */
public final class GrafanaAgentDialect {
    /** The newest release whose keys the last agent, 0.44.8, surely has: it is built on the code of 2.51. */
    private static final PrometheusVersion BUILT_ON = PrometheusVersion.of(2, 51);

    private static final String HINT = "Leave it out, or let `alloy` or `prometheusAgent` collect this source.";
    private static final String QUEUE = "queue_config";
    private static final String EXEMPLARS = "send_exemplars";
    private static final String ON_429 = "retry_on_http_429";

    private final Losses losses;

    /**
     * The dialect.
     *
     * @param findings where to report what the agent cannot be told
     */
    public GrafanaAgentDialect(Findings findings) {
        this.losses = new Losses(findings);
    }

    /**
     * A configuration that does what a file of Prometheus does.
     *
     * @param path the model path of the cluster, for findings
     * @param file a file of Prometheus with {@code global}, {@code scrape_configs} and {@code remote_write}; dollar signs in
     *     external labels are not doubled, because the agent expands none
     * @param name the name of the instance
     * @param walFolder where its write-ahead log is
     * @return the configuration
     */
    public MapNode configuration(String path, MapNode file, String name, String walFolder) {
        losses.cluster(path);
        List<Node> targets = new ArrayList<>();
        for (MapNode target : ListNode.maps(file.get("remote_write"))) {
            losses.declaration(target.origin() == null ? "" : target.origin().step());
            checkAge(SchemaCatalogue.PROMETHEUS_REMOTE_WRITE, target, target.origin());
            targets.add(asPrometheusHasIt(target));
        }
        for (MapNode job : ListNode.maps(file.get("scrape_configs"))) {
            losses.declaration(job.origin() == null ? "" : job.origin().step());
            checkAge(SchemaCatalogue.PROMETHEUS_SCRAPE_CONFIG, job, job.origin());
        }
        MapNode instance = MapNode.builder()
                .put("name", name)
                .put("scrape_configs", node(file, "scrape_configs"))
                .put("remote_write", new ListNode(targets, null))
                .build();
        MapNode metrics = MapNode.builder()
                .put("wal_directory", walFolder)
                .put("global", node(file, "global"))
                .put("configs", ListNode.of(instance))
                .build();
        return MapNode.builder()
                .put("server", MapNode.builder().put("log_level", "info").build())
                .put("metrics", metrics)
                .build();
    }

    /** What the agent sets otherwise unless it is told. */
    private static MapNode asPrometheusHasIt(MapNode target) {
        MapNode.Builder copy = MapNode.builder(target.origin());
        boolean queue = false;
        for (int i = 0; i < target.size(); i++) {
            Node value = target.value(i);
            if (target.key(i).equals(QUEUE)) {
                queue = true;
                MapNode said = (MapNode) value;
                value = said.get(ON_429) == null
                        ? said.toBuilder().put(ON_429, false).build()
                        : said;
            }
            copy.put(target.key(i), value, target.entryOrigin(i), target.valueOrigin(i));
        }
        if (target.get(EXEMPLARS) == null) {
            copy.put(EXEMPLARS, BooleanNode.FALSE);
        }
        if (!queue) {
            copy.put(QUEUE, MapNode.builder().put(ON_429, false).build());
        }
        return copy.build();
    }

    private void checkAge(String schema, MapNode said, @Nullable Origin nearest) {
        for (int i = 0; i < said.size(); i++) {
            Origin origin = said.entryOrigin(i) == null ? nearest : said.entryOrigin(i);
            String key = said.key(i);
            if (isNewer(schema, key)) {
                loss(key, origin);
            } else if (said.value(i) instanceof MapNode inner) {
                for (int j = 0; j < inner.size(); j++) {
                    if (isNewer(schema, key, inner.key(j))) {
                        loss(key + "." + inner.key(j), inner.entryOrigin(j) == null ? origin : inner.entryOrigin(j));
                    }
                }
            }
        }
    }

    private static boolean isNewer(String schema, String... keys) {
        return SchemaCatalogue.bundled()
                .since(schema, keys)
                .map(since -> !BUILT_ON.isAtLeast(PrometheusVersion.parse(since)))
                .orElse(false);
    }

    private void loss(String key, @Nullable Origin origin) {
        losses.report(
                Losses.NO_KEY,
                origin,
                "Grafana Agent is built on the Prometheus of " + BUILT_ON.major() + "." + BUILT_ON.minor()
                        + ", which does not have `" + key + "` yet.",
                HINT);
    }

    private static Node node(MapNode map, String key) {
        Node node = map.get(key);
        return node == null ? MapNode.EMPTY : node;
    }
}
