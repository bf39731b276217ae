package io.promfleet.generator.dialect;

import io.promfleet.finding.Findings;
import io.promfleet.finding.Origin;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.schemas.SchemaCatalogue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
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
    /** How often the log is cut unless it is told; no job may scrape less often, or the agent does not start. */
    private static final Duration TRUNCATION = Duration.ofHours(1);

    private static final String INTERVAL = "scrape_interval";
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
            checkAge(SchemaCatalogue.PROMETHEUS_REMOTE_WRITE, List.of(), target, target.origin());
            targets.add(asPrometheusHasIt(target));
        }
        for (MapNode job : ListNode.maps(file.get("scrape_configs"))) {
            losses.declaration(job.origin() == null ? "" : job.origin().step());
            checkAge(SchemaCatalogue.PROMETHEUS_SCRAPE_CONFIG, List.of(), job, job.origin());
        }
        MapNode.Builder instance = MapNode.builder().put("name", name);
        Duration longest = longestInterval(file);
        if (longest.compareTo(TRUNCATION) > 0) {
            instance.put("wal_truncate_frequency", Units.goDuration(longest));
        }
        instance.put("scrape_configs", node(file, "scrape_configs")).put("remote_write", new ListNode(targets, null));
        MapNode metrics = MapNode.builder()
                .put("wal_directory", walFolder)
                .put("global", node(file, "global"))
                .put("configs", ListNode.of(instance.build()))
                .build();
        return MapNode.builder()
                .put("server", MapNode.builder().put("log_level", "info").build())
                .put("metrics", metrics)
                .build();
    }

    private static Duration longestInterval(MapNode file) {
        List<MapNode> all = new ArrayList<>(ListNode.maps(file.get("scrape_configs")));
        all.add((MapNode) node(file, "global"));
        return all.stream()
                .filter(each -> each.get(INTERVAL) != null)
                .map(each -> Units.duration(node(each, INTERVAL)))
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
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

    private void checkAge(String schema, List<String> way, MapNode said, @Nullable Origin nearest) {
        for (int i = 0; i < said.size(); i++) {
            Origin origin = said.entryOrigin(i) == null ? nearest : said.entryOrigin(i);
            List<String> keys = new ArrayList<>(way);
            keys.add(said.key(i));
            if (isNewer(schema, keys)) {
                loss(String.join(".", keys), origin);
            } else if (said.value(i) instanceof MapNode inner) {
                checkAge(schema, keys, inner, origin);
            } else {
                for (MapNode each : ListNode.maps(said.value(i))) {
                    checkAge(schema, keys, each, each.origin() == null ? origin : each.origin());
                }
            }
        }
    }

    private static boolean isNewer(String schema, List<String> keys) {
        return SchemaCatalogue.bundled()
                .since(schema, keys.toArray(String[]::new))
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
