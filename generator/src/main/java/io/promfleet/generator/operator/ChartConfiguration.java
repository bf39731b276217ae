package io.promfleet.generator.operator;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.dialect.OperatorNames;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.schemas.SchemaCatalogue;
import io.promfleet.schemas.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The configuration file that the Prometheus Operator makes of {@code prometheus.prometheusSpec} in values of the chart
 * kube-prometheus-stack, as far as the values say it themselves: jobs of monitors and rules of objects in the cluster are not
 * in it. Keys and values keep their places. What has no place in the file is reported.
 */
public final class ChartConfiguration {
    /** What the Operator sets for both intervals where nothing is said. */
    public static final String DEFAULT_INTERVAL = "30s";

    private static final String VALUES = "prometheus.prometheusSpec";
    private static final String CLEAR = "Clear";
    private static final Map<String, String> RETENTION = Map.of("retention", "time", "retentionSize", "size");
    private static final String NOT_IN_THE_FILE = "PF065";
    private static final PrometheusVersion RETENTION_IN_FILE = PrometheusVersion.of(3, 8);
    // What has a name of its own in the outermost mapping of the file.
    private static final Map<String, String> OUTERMOST =
            Map.of("tracingConfig", "tracing", "otlp", "otlp", "runtime", "runtime");
    private static final Set<String> LISTS = Set.of(
            "additionalScrapeConfigs",
            "additionalAlertManagerConfigs",
            "additionalAlertRelabelConfigs",
            "remoteWrite",
            "additionalRemoteWrite",
            "remoteRead",
            "additionalRemoteRead");
    // They only name files that credentials are read from, which the file names by itself.
    private static final Set<String> MOUNTS = Set.of("secrets", "configMaps");
    private static final Map<String, String> OPERATORS_LABELS =
            Map.of("prometheusExternalLabelName", "prometheus", "replicaExternalLabelName", "prometheus_replica");

    private final Findings findings;
    private final String subject;
    private final Translation translation;
    private final PrometheusVersion target;
    private final Section root = SchemaCatalogue.bundled().section(SchemaCatalogue.PROMETHEUS_CONFIG);

    /**
     * Reads values.
     *
     * @param target the release of Prometheus that the Operator runs
     * @param findings takes what the release does not know, and what has no place in the file
     */
    public ChartConfiguration(PrometheusVersion target, Findings findings) {
        this(target, VALUES, findings);
    }

    /**
     * Reads a specification.
     *
     * @param target the release of Prometheus that the Operator runs
     * @param subject what findings call whose specification it is
     * @param findings takes what the release does not know, and what has no place in the file
     */
    public ChartConfiguration(PrometheusVersion target, String subject, Findings findings) {
        this.target = target;
        this.subject = subject;
        this.findings = findings;
        this.translation = new Translation(target, subject, findings);
    }

    /**
     * What each key of the file refers to that came from a selector of a Secret or ConfigMap, by its place.
     *
     * @return the references of all that was read
     */
    public Map<Location, CredentialPlace> references() {
        return translation.references();
    }

    /**
     * The file.
     *
     * @param spec the value of {@code prometheusSpec}
     * @param lists the lists in it that are in Prometheus' own language, by the chart's key
     * @return the outermost mapping of the file
     */
    public MapNode configuration(MapNode spec, Map<String, ListNode> lists) {
        Part file = new Part(root, spec.origin());
        Part global = part(spec, "global");
        Part tsdb = part(spec, "storage", "tsdb");
        Part retention = part(spec, "storage", "tsdb", "retention");
        Part exemplars = part(spec, "storage", "exemplars");
        for (int i = 0; i < spec.size(); i++) {
            String key = spec.key(i);
            Node value = spec.value(i);
            if (LISTS.contains(key) || MOUNTS.contains(key) || isNothing(value)) {
                continue;
            }
            if (OUTERMOST.containsKey(key)) {
                translation.put(file, OUTERMOST.get(key), spec, key);
            } else if (key.equals("tsdb") && value instanceof MapNode map) {
                translation.putAll(tsdb, map, Set.of());
            } else if (key.equals("exemplars") && value instanceof MapNode map) {
                translation.put(exemplars, "max_exemplars", map, "maxSize");
            } else if (RETENTION.containsKey(key) && target.isAtLeast(RETENTION_IN_FILE)) {
                translation.put(retention, RETENTION.get(key), spec, key);
            } else if (!OperatorNames.inPrometheus(global.section(), key)
                    .map(name -> put(global, name, spec, key))
                    .orElse(false)) {
                leftOut(spec, i);
            }
        }
        reportOperatorsLabels(spec);
        for (String key : List.of("scrape_interval", "evaluation_interval")) {
            global.put(key, new TextNode(DEFAULT_INTERVAL), spec.origin());
        }
        file.put("global", global.build(), spec.origin());
        putUnlessEmpty(tsdb, "retention", retention.build());
        Part storage = part(spec, "storage");
        putUnlessEmpty(storage, "tsdb", tsdb.build());
        putUnlessEmpty(storage, "exemplars", exemplars.build());
        putUnlessEmpty(file, "storage", storage.build());
        Part alerting = part(spec, "alerting");
        putUnlessEmpty(alerting, "alertmanagers", lists.get("additionalAlertManagerConfigs"));
        putUnlessEmpty(alerting, "alert_relabel_configs", lists.get("additionalAlertRelabelConfigs"));
        putUnlessEmpty(file, "alerting", alerting.build());
        putUnlessEmpty(file, "scrape_configs", lists.get("additionalScrapeConfigs"));
        putUnlessEmpty(
                file, "remote_write", joined(writes(spec, "remoteWrite"), writes(spec, "additionalRemoteWrite")));
        putUnlessEmpty(file, "remote_read", joined(reads(spec, "remoteRead"), reads(spec, "additionalRemoteRead")));
        return file.build();
    }

    private boolean put(Part global, String name, MapNode spec, String key) {
        translation.put(global, name, spec, key);
        return true;
    }

    private Part part(MapNode spec, String... keys) {
        Section section = root;
        for (String key : keys) {
            section = section.child(key).orElseThrow();
        }
        return new Part(section, spec.origin());
    }

    private static void putUnlessEmpty(Part into, String key, @Nullable Node value) {
        boolean empty = value == null
                || (value instanceof MapNode map && map.size() == 0)
                || (value instanceof ListNode list && list.items().isEmpty());
        if (value != null && !empty) {
            into.put(key, value, value.origin());
        }
    }

    private @Nullable ListNode writes(MapNode spec, String key) {
        Node said = spec.get(key);
        return said == null
                ? null
                : OperatorRemoteWrites.remoteWrites(said, translation).orElse(null);
    }

    private @Nullable ListNode reads(MapNode spec, String key) {
        Node said = spec.get(key);
        Section list = root.child("remote_read").orElseThrow();
        return said != null && translation.node(said, list) instanceof ListNode reads ? reads : null;
    }

    private static @Nullable ListNode joined(@Nullable ListNode first, @Nullable ListNode second) {
        if (first == null || second == null) {
            return first == null ? second : first;
        }
        List<Node> all = new ArrayList<>(first.items());
        all.addAll(second.items());
        return new ListNode(all, first.origin());
    }

    /** What the chart's templates take for not said. */
    private static boolean isNothing(Node value) {
        return (value instanceof TextNode text && text.value().isEmpty())
                || (value instanceof MapNode map && map.size() == 0)
                || (value instanceof ListNode list && list.items().isEmpty());
    }

    private void leftOut(MapNode spec, int index) {
        String key = spec.key(index);
        if (OPERATORS_LABELS.containsKey(key) || key.endsWith(CLEAR)) {
            return; // said about the labels as a whole
        }
        warn(
                spec.entryOrigin(index),
                "`" + key
                        + "` is no part of Prometheus' file: it tells the Operator how to run it, or what to look for in"
                        + " the cluster.",
                "Nothing, if the file is what you want; otherwise say it where Prometheus is started.");
    }

    private void reportOperatorsLabels(MapNode spec) {
        OPERATORS_LABELS.forEach((key, label) -> {
            boolean cleared = spec.get(key + CLEAR) instanceof BooleanNode flag && flag.value();
            if (!cleared) {
                String name =
                        spec.get(key) instanceof TextNode text && !text.value().isEmpty() ? text.value() : label;
                warn(
                        spec.origin(),
                        "The Operator adds the external label `" + name
                                + "`, whose value only the cluster knows, and the file lacks it.",
                        "Add it to `external_labels`, or say `" + key + CLEAR + ": true` if nothing needs it.");
            }
        });
    }

    private void warn(@Nullable Origin origin, String message, String hint) {
        Location place = origin == null ? UnknownLocation.UNKNOWN : origin.location();
        findings.add(new Finding(NOT_IN_THE_FILE, Severity.WARNING, subject, place, message, hint, List.of()));
    }
}
