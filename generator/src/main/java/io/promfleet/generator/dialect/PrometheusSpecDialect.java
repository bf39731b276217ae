package io.promfleet.generator.dialect;

import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.Credential;
import io.promfleet.model.PrometheusConfig;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.Setting;
import io.promfleet.model.Settings;
import io.promfleet.schemas.SchemaCatalogue;
import io.promfleet.schemas.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How {@code prometheus.prometheusSpec} of the chart kube-prometheus-stack says what a whole file of Prometheus says. Jobs,
 * Alertmanagers and the rules in front of these stay in Prometheus' own language, which the chart takes for them.
 */
public final class PrometheusSpecDialect {
    /** What Prometheus takes for both intervals where nothing is said; the Operator takes another. */
    private static final String DEFAULT_INTERVAL = "1m";

    private static final String LANGUAGE = "values of the chart";

    private final OperatorDialect operator;
    private final FileDialect file;
    private final Section spec = SchemaCatalogue.bundled()
            .section(SchemaCatalogue.CHART_VALUES)
            .child("prometheus")
            .flatMap(prometheus -> prometheus.child("prometheusSpec"))
            .orElseThrow();

    /**
     * A dialect.
     *
     * @param findings where to report what the chart cannot say
     * @param places where a credential stands
     */
    public PrometheusSpecDialect(Findings findings, Function<Credential, Optional<Location>> places) {
        this.operator = new OperatorDialect(findings, places);
        this.file = FileDialect.underOperator(findings);
    }

    /**
     * The schema of what is written.
     *
     * @return the section {@code prometheusSpec}
     */
    public Section section() {
        return spec;
    }

    /**
     * The values.
     *
     * @param config the file
     * @return the value of {@code prometheusSpec}; what it cannot say is reported and left out
     */
    public MapNode prometheusSpec(PrometheusConfig config) {
        MapNode.Builder map = MapNode.builder(new Origin("", config.declaredAt()));
        putGlobal(map, config.global());
        for (Setting setting : config.settings().all()) {
            putSection(map, setting);
        }
        MapNode whole = file.config(PrometheusConfig.builder()
                .addAllScrapeJobs(config.scrapeJobs())
                .settings(new Settings(config.settings().all().stream()
                        .filter(setting -> setting.key().equals("alerting"))
                        .toList()))
                .declaredAt(config.declaredAt())
                .build());
        if (whole.get("scrape_configs") instanceof ListNode jobs) {
            map.put("additionalScrapeConfigs", jobs);
        }
        if (whole.get("alerting") instanceof MapNode alerting) {
            put(map, "additionalAlertManagerConfigs", alerting.get("alertmanagers"));
            put(map, "additionalAlertRelabelConfigs", alerting.get("alert_relabel_configs"));
        }
        if (!config.remoteWrites().isEmpty()) {
            List<Node> targets = new ArrayList<>();
            for (RemoteWrite target : config.remoteWrites()) {
                targets.add(operator.remoteWrite(target, target.url().orElseThrow(), target.http()));
            }
            map.put("remoteWrite", new ListNode(targets, null));
        }
        return map.build();
    }

    private void putGlobal(MapNode.Builder map, Settings global) {
        for (String key : List.of("scrape_interval", "evaluation_interval")) {
            if (global.setting(key).isEmpty()) {
                map.put(OperatorNames.spelled(key), new TextNode(DEFAULT_INTERVAL));
            }
        }
        operator.putSettings(map, spec, global);
        // Otherwise the Operator adds two labels that the file does not have.
        map.put("prometheusExternalLabelNameClear", BooleanNode.TRUE);
        map.put("replicaExternalLabelNameClear", BooleanNode.TRUE);
    }

    private void putSection(MapNode.Builder map, Setting setting) {
        switch (setting.key()) {
            case "global", "alerting" -> {}
            case "storage" -> putStorage(map, setting);
            case "tracing" -> put(map, "tracingConfig", setting);
            default -> operator.putSetting(map, spec, setting);
        }
    }

    private void put(MapNode.Builder map, String key, Setting setting) {
        MapNode.Builder inner = MapNode.builder();
        if (setting.value() instanceof Settings settings) {
            operator.putSettings(inner, SchemaCatalogue.bundled().section("operator/tracing"), settings);
        }
        map.put(key, inner.build(), new Origin(key, setting.declaredAt()));
    }

    private void putStorage(MapNode.Builder map, Setting storage) {
        for (Setting part : settings(storage).all()) {
            if (part.key().equals("exemplars")) {
                MapNode.Builder exemplars = MapNode.builder();
                settings(part)
                        .setting("max_exemplars")
                        .ifPresent(most -> exemplars.put("maxSize", ConfigValues.node(most.value()), origin(most)));
                map.put("exemplars", exemplars.build(), origin(part));
            } else {
                putTsdb(map, part);
            }
        }
    }

    private void putTsdb(MapNode.Builder map, Setting tsdb) {
        List<Setting> others = new ArrayList<>();
        for (Setting setting : settings(tsdb).all()) {
            if (setting.key().equals("retention")) {
                for (Setting limit : settings(setting).all()) {
                    switch (limit.key()) {
                        case "time" -> map.put("retention", ConfigValues.node(limit.value()), origin(limit));
                        case "size" -> map.put("retentionSize", ConfigValues.node(limit.value()), origin(limit));
                        default -> operator.losses().noKey(LANGUAGE, limit.key(), origin(limit));
                    }
                }
            } else {
                others.add(setting);
            }
        }
        if (!others.isEmpty()) {
            MapNode.Builder inner = MapNode.builder();
            operator.putSettings(inner, spec.child("tsdb").orElseThrow(), new Settings(others));
            MapNode built = inner.build();
            if (built.size() > 0) {
                map.put("tsdb", built, origin(tsdb));
            }
        }
    }

    private static void put(MapNode.Builder map, String key, @Nullable Node node) {
        if (node != null) {
            map.put(key, node);
        }
    }

    private static Settings settings(Setting setting) {
        return setting.value() instanceof Settings settings ? settings : Settings.NONE;
    }

    private static Origin origin(Setting setting) {
        return new Origin(setting.key(), setting.declaredAt());
    }
}
