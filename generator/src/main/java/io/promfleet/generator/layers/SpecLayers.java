package io.promfleet.generator.layers;

import io.promfleet.finding.Findings;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.generator.manifest.IntegerNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.schemas.SchemaCatalogue;
import io.promfleet.schemas.Section;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the Prometheus Operator and Prometheus ignore or replace in the specification of a Prometheus, whether it stands in an object
 * or in values that become one.
 */
public final class SpecLayers {
    private static final PrometheusVersion WITHOUT_FEATURES = PrometheusVersion.of(3, 0);

    /** The fields that values of the chart share with the objects of the Operator. */
    private static final String SPEC = "chart-values/prometheus-spec";

    // The rules of the definition of PrometheusAgent in the Prometheus Operator 0.93.
    private static final List<String> NOT_ON_EVERY_NODE = List.of(
            "additionalScrapeConfigs",
            "persistentVolumeClaimRetentionPolicy",
            "probeNamespaceSelector",
            "probeSelector",
            "replicas",
            "scrapeConfigNamespaceSelector",
            "scrapeConfigSelector",
            "serviceMonitorNamespaceSelector",
            "serviceMonitorSelector",
            "shardingStrategy",
            "shards",
            "storage");

    /** The fields that name labels which the Operator adds, each with the name that it takes where the field is missing. */
    static final Map<String, String> LABELS_OF_OPERATOR = Collections.unmodifiableMap(new TreeMap<>(
            Map.of("prometheusExternalLabelName", "prometheus", "replicaExternalLabelName", "prometheus_replica")));

    private final ValuesView view;
    private final List<String> way;

    SpecLayers(ValuesView view, List<String> way) {
        this.view = view;
        this.way = List.copyOf(way);
    }

    /**
     * Reports what is wrong in an object of the Prometheus Operator.
     *
     * @param object a {@code Prometheus} or a {@code PrometheusAgent}
     * @param start what findings call it, and where it begins
     * @param runs the release of Prometheus that it runs
     * @param findings takes what is wrong
     */
    public static void check(MapNode object, Origin start, PrometheusVersion runs, Findings findings) {
        ValuesView view = new ValuesView(object, start, findings);
        SpecLayers layers = new SpecLayers(view, List.of("spec"));
        LABELS_OF_OPERATOR.forEach(layers::labelOfOperator);
        if (runs.isAtLeast(WITHOUT_FEATURES)) {
            layers.features(
                    view.text("kind").equals("PrometheusAgent")
                            ? "Leave it out; a `PrometheusAgent` is one without it."
                            : "Leave it out, and write a `PrometheusAgent` where an agent is meant.");
        }
        layers.tooNew(runs);
        layers.retries();
        layers.tenants();
        if (view.text("kind").equals("PrometheusAgent")
                && view.text("spec.mode").equals("DaemonSet")) {
            layers.onEveryNode();
        }
    }

    /** PF407: what the definition of the resource refuses in an agent on every node. */
    private void onEveryNode() {
        for (String key : NOT_ON_EVERY_NODE) {
            boolean refused = key.equals("shards") ? !isAtMostOne(path(key)) : view.has(path(key));
            if (refused) {
                view.report(
                        "PF407",
                        Severity.ERROR,
                        steps(key),
                        "An agent on every node must not have `" + key + "`, and the API server refuses it.",
                        "Leave it out, or set `mode: StatefulSet`.");
            }
        }
    }

    private boolean isAtMostOne(String path) {
        return !(view.at(path) instanceof IntegerNode number) || number.value() <= 1;
    }

    /** PF103 where the name of the Operator's label is its default, or said. */
    void labelOfOperator(String name, String byDefault) {
        String said = path(name);
        String label = view.has(said) ? view.text(said) : byDefault;
        if (!label.isEmpty() && view.map(path("externalLabels")).get(label) != null) {
            if (view.has(said)) {
                twoLabels(name, label);
            } else {
                view.report(
                        "PF103",
                        Severity.ERROR,
                        steps("externalLabels", label),
                        "The Prometheus Operator sets `" + label + "` itself, and ignores this value.",
                        "Rename it, or give the Operator's label another name with `" + name + "`.");
            }
        }
    }

    /** PF103: a name that an external label has too. */
    void twoLabels(String name, String label) {
        view.errorOfTwo(
                "PF103",
                path(name),
                path("externalLabels"),
                "`" + label + "` is an external label too, and the Prometheus Operator replaces its value.",
                "Rename one of both.");
    }

    /**
     * PF314 and PF402: features that Prometheus 3 does not have.
     *
     * @param agent what to do instead of the feature {@code agent}
     */
    void features(String agent) {
        List<Node> features = view.items(path("enableFeatures"));
        for (int i = 0; i < features.size(); i++) {
            String feature = features.get(i) instanceof TextNode text ? text.value() : "";
            if (feature.equals("remote-write-receiver")) {
                view.report(
                        "PF314",
                        Severity.ERROR,
                        steps("enableFeatures", i),
                        "Prometheus 3 has no feature `remote-write-receiver`, so that senders are answered with 404.",
                        "Set `enableRemoteWriteReceiver: true`.");
            } else if (feature.equals("agent")) {
                view.report(
                        "PF402",
                        Severity.ERROR,
                        steps("enableFeatures", i),
                        "Prometheus 3 has no feature `agent`.",
                        agent);
            }
        }
    }

    /** PF602: fields that the Operator leaves out, because the Prometheus that it runs does not know what they set. */
    void tooNew(PrometheusVersion runs) {
        if (!runs.isAtLeast(PrometheusVersion.NEWEST)) {
            Section known = SchemaCatalogue.bundled().section(SPEC);
            tooNew(view.map(String.join(".", way)), known, runs, new ArrayList<>(way));
        }
    }

    /** Lists are parts of other kinds, which have their own reader. */
    private void tooNew(MapNode fields, Section known, PrometheusVersion runs, List<Object> at) {
        for (int i = 0; i < fields.size(); i++) {
            Section field = known.child(fields.key(i)).orElse(null);
            if (field == null) {
                continue;
            }
            at.add(fields.key(i));
            String since = field.since().orElse(null);
            if (since != null && !runs.isAtLeast(PrometheusVersion.parse(since))) {
                view.report(
                        "PF602",
                        Severity.ERROR,
                        List.copyOf(at),
                        "The Prometheus Operator leaves `" + fields.key(i) + "` out: Prometheus " + runs
                                + " does not know it, which came with " + since + ".",
                        "Remove it, or run Prometheus " + since + " or newer.");
            } else if (fields.value(i) instanceof MapNode inner) {
                tooNew(inner, field, runs, at);
            }
            at.remove(at.size() - 1);
        }
    }

    /** PF310: limits of retries. */
    void retries() {
        List<Node> writes = view.items(path("remoteWrite"));
        for (int i = 0; i < writes.size(); i++) {
            if (writes.get(i) instanceof MapNode write
                    && write.get("queueConfig") instanceof MapNode queue
                    && queue.get("maxRetries") != null) {
                view.report(
                        "PF310",
                        Severity.WARNING,
                        steps("remoteWrite", i, "queueConfig", "maxRetries"),
                        "The Prometheus Operator leaves `maxRetries` out, which Prometheus has not known since 2.11.",
                        "Set `sampleAgeLimit` to give up on old samples.");
            }
        }
    }

    /** PF513: monitors of several tenants, of which nothing bounds what one may take. */
    void tenants() {
        if (!view.isFilled(path("enforcedNamespaceLabel"))) {
            return;
        }
        List<String> missing = new ArrayList<>();
        for (String limit : List.of("enforcedSampleLimit", "enforcedLabelLimit")) {
            if (!view.has(path(limit)) || view.isZero(path(limit))) {
                missing.add(limit);
            }
        }
        if (!missing.isEmpty()) {
            view.report(
                    "PF513",
                    Severity.WARNING,
                    steps("enforcedNamespaceLabel"),
                    "Namespaces are kept apart, and any one of them may fill this Prometheus: there is no `"
                            + String.join("` and no `", missing) + "`.",
                    "Set " + missing.stream().map(SpecLayers::example).collect(Collectors.joining(" and ")) + ".");
        }
    }

    private static String example(String limit) {
        return "`" + limit + ": " + (limit.equals("enforcedLabelLimit") ? "50" : "50000") + "`";
    }

    private String path(String key) {
        return String.join(".", way) + "." + key;
    }

    private List<Object> steps(Object... further) {
        List<Object> steps = new ArrayList<>(way);
        steps.addAll(List.of(further));
        return steps;
    }
}
