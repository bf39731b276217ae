package io.promfleet.generator.validate;

import io.promfleet.finding.NearestNames;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.read.ReadDocument;
import io.promfleet.generator.read.YamlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Files of other programs that look like those of Prometheus: their languages were made after Prometheus' own, or share a word with
 * it. Each is known by what Prometheus does not have, or by the lack of what only Prometheus has; a mistyped key alone makes no file
 * foreign.
 */
final class ForeignFiles {
    // Outermost keys of Promtail, Loki, Alertmanager, OpenTelemetry Collector, Grafana Agent and the exporters.
    private static final Set<String> OTHER_PROGRAMS = Set.of(
            "server",
            "client",
            "clients",
            "positions",
            "target_config",
            "limits_config",
            "schema_config",
            "route",
            "receivers",
            "inhibit_rules",
            "time_intervals",
            "mute_time_intervals",
            "templates",
            "exporters",
            "processors",
            "extensions",
            "connectors",
            "service",
            "metrics",
            "logs",
            "traces",
            "integrations",
            "modules");
    // Outermost keys that tell nothing by themselves, and what Prometheus has below them.
    private static final Map<String, Set<String>> SHARED = Map.of(
            "global",
            Set.of(
                    "scrape_interval",
                    "scrape_timeout",
                    "scrape_protocols",
                    "evaluation_interval",
                    "rule_query_offset",
                    "query_log_file",
                    "scrape_failure_log_file",
                    "external_labels",
                    "sample_limit",
                    "target_limit",
                    "label_limit",
                    "label_name_length_limit",
                    "label_value_length_limit",
                    "keep_dropped_targets",
                    "body_size_limit",
                    "metric_name_validation_scheme",
                    "metric_name_escaping_scheme"),
            "runtime",
            Set.of("gogc"),
            "alerting",
            Set.of("alertmanagers", "alert_relabel_configs"),
            "storage",
            Set.of("tsdb", "exemplars"),
            "tracing",
            Set.of("client_type", "endpoint", "sampling_fraction"),
            "otlp",
            Set.of(
                    "promote_resource_attributes",
                    "promote_all_resource_attributes",
                    "ignore_resource_attributes",
                    "translation_strategy",
                    "keep_identifying_resource_attributes"));
    private static final Set<String> OF_PROMETHEUS_ALONE =
            Set.of("rule_files", "scrape_config_files", "scrape_configs", "remote_write", "remote_read");
    // Keys of jobs that Promtail and the agent of VictoriaMetrics have.
    private static final Set<String> OTHER_JOBS = Set.of(
            "pipeline_stages",
            "journal",
            "syslog",
            "loki_push_api",
            "windows_events",
            "gcplog",
            "stream_parse",
            "scrape_align_interval",
            "scrape_offset",
            "series_limit",
            "no_stale_markers",
            "relabel_debug",
            "metric_relabel_debug",
            "disable_compression",
            "disable_keepalive",
            "max_scrape_size");
    // Keys of rule groups that vmalert, Thanos, Loki and Mimir have.
    private static final Set<String> OTHER_GROUPS = Set.of(
            "partial_response_strategy",
            "type",
            "concurrency",
            "eval_offset",
            "eval_delay",
            "eval_alignment",
            "extra_filter_labels",
            "params",
            "headers",
            "notifier_headers",
            "tenant",
            "source_tenants",
            "align_evaluation_time_on_interval",
            "remote_write");
    private static final Set<String> OTHER_RULES = Set.of("debug", "update_entries_limit");
    private static final Set<String> RULES = Set.of("alert", "record", "expr");
    private static final Set<String> GROUP = Set.of("name", "interval", "query_offset", "limit", "labels", "rules");
    private static final Pattern LOG_QUERY = Pattern.compile(
            "\\}\\s*(?:\\|=|\\|~|\\|\\s*(?:json|logfmt|pattern|regexp|unpack|line_format|label_format|decolorize|unwrap)\\b)");
    private static final Set<String> RELABELS = Set.of("source_labels", "target_label", "regex", "modulus");
    private static final Set<String> RELABEL_ACTIONS = Set.of("labelmap", "labeldrop", "labelkeep");
    // How many letters of a key may be wrong: fewer than lie between the keys of one program and those of another.
    private static final int MISTYPED = 2;
    private static final Pattern TEMPLATE = Pattern.compile("(?m)(?:^ *|: +|- +)\\{[{%]");

    private ForeignFiles() {}

    /**
     * Whether a text belongs to another program.
     *
     * @param text the text
     * @param kind what its outermost keys say it is
     */
    static boolean holds(YamlText text, FileKind kind) {
        if (!text.isSound()) {
            return TEMPLATE.matcher(text.source().text()).find(); // for a program that makes YAML of it
        }
        List<ReadDocument> documents = text.soundDocuments();
        Node root = documents.get(0).tree();
        return switch (kind) {
            case PROMETHEUS ->
                documents.stream()
                        .allMatch(
                                document -> document.tree() instanceof MapNode config && isOtherConfiguration(config));
            case SCRAPE_CONFIGS -> ListNode.maps(root).stream().anyMatch(job -> hasOneOf(job, OTHER_JOBS));
            case RELABEL_CONFIGS -> ListNode.maps(root).stream().noneMatch(ForeignFiles::isRelabelling);
            case RULES -> root instanceof MapNode file && isOtherRules(file);
            default -> false;
        };
    }

    private static boolean isOtherConfiguration(MapNode config) {
        if (hasOneOf(config, OTHER_PROGRAMS)
                || ListNode.maps(config.get("scrape_configs")).stream().anyMatch(job -> hasOneOf(job, OTHER_JOBS))) {
            return true;
        }
        if (hasOneOf(config, OF_PROMETHEUS_ALONE)) {
            return false;
        }
        // Keys without a value are no keys in the tree; Prometheus then takes what it does without them.
        return config.size() > 0
                && SHARED.entrySet().stream()
                        .noneMatch(shared -> config.get(shared.getKey()) instanceof MapNode inner
                                && isOfPrometheus(inner, shared.getValue()));
    }

    private static boolean isOfPrometheus(MapNode inner, Set<String> keys) {
        if (inner.size() == 0 || hasOneOf(inner, keys)) {
            return true;
        }
        for (int i = 0; i < inner.size(); i++) {
            String key = inner.key(i);
            if (keys.stream().anyMatch(name -> NearestNames.distance(key, name) <= MISTYPED)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isOtherRules(MapNode file) {
        if (file.get("namespace") != null) {
            return true; // which is Loki's and Mimir's
        }
        if (!(file.get("groups") instanceof ListNode list)) {
            return file.get("groups") instanceof MapNode map ? map.size() > 0 : file.get("groups") != null;
        }
        if (list.items().isEmpty()) {
            return false;
        }
        List<MapNode> groups = ListNode.maps(list);
        List<MapNode> rules = new ArrayList<>();
        groups.forEach(group -> rules.addAll(ListNode.maps(group.get("rules"))));
        boolean known = rules.isEmpty()
                ? groups.stream().anyMatch(group -> group.get("rules") != null)
                        || (!groups.isEmpty() && groups.stream().allMatch(ForeignFiles::isGroup))
                : rules.stream().anyMatch(rule -> hasOneOf(rule, RULES));
        return !known
                || groups.stream().anyMatch(group -> hasOneOf(group, OTHER_GROUPS))
                || rules.stream().anyMatch(ForeignFiles::isOtherRule);
    }

    /** Whether a group without rules has no keys but those of Prometheus, of which one letter may be wrong. */
    private static boolean isGroup(MapNode group) {
        for (int i = 0; i < group.size(); i++) {
            String key = group.key(i);
            if (GROUP.stream().noneMatch(name -> NearestNames.distance(key, name) <= 1)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOtherRule(MapNode rule) {
        return hasOneOf(rule, OTHER_RULES)
                || (rule.get("expr") instanceof TextNode expression
                        && LOG_QUERY.matcher(expression.value()).find());
    }

    private static boolean isRelabelling(MapNode rule) {
        return hasOneOf(rule, RELABELS)
                || (rule.get("action") instanceof TextNode action && RELABEL_ACTIONS.contains(action.value()));
    }

    private static boolean hasOneOf(MapNode map, Set<String> keys) {
        for (int i = 0; i < map.size(); i++) {
            if (keys.contains(map.key(i))) {
                return true;
            }
        }
        return false;
    }
}
