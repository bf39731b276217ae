package io.promfleet.generator.dialect;

import io.promfleet.finding.Findings;
import io.promfleet.finding.Origin;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.regex.InvalidRegexException;
import io.promfleet.regex.Regex;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The language of the OpenTelemetry Collector, with the receiver that holds a configuration of Prometheus and the exporter
 * that sends by remote write. What Prometheus sets unless it is told is written out where the exporter sets something else.
 */
public final class OpenTelemetryDialect {
    private static final String HINT = "Leave it out, or let `prometheusAgent` or `alloy` collect this source.";
    private static final String RETRY_ON_429 = "exporter.prometheusremotewritexporter.RetryOn429";
    private static final String WRITE_RULES = "write_relabel_configs";
    private static final String METRIC_RULES = "metric_relabel_configs";
    private static final String EXPORTER = "prometheus_remote_write/";
    private static final String MEMORY_LIMITER = "memory_limiter";
    private static final String NAME = "__name__";
    private static final List<String> REPORT_SERIES = List.of(
            "up",
            "scrape_duration_seconds",
            "scrape_samples_scraped",
            "scrape_samples_post_metric_relabeling",
            "scrape_series_added",
            "scrape_timeout_seconds",
            "scrape_sample_limit",
            "scrape_body_size_bytes");

    private final Losses losses;

    /**
     * The dialect.
     *
     * @param findings where to report what the Collector cannot say
     */
    public OpenTelemetryDialect(Findings findings) {
        this.losses = new Losses(findings);
    }

    /**
     * What a Collector is started with.
     *
     * @param file its configuration
     * @param featureGates what its command line switches on
     */
    public record Configured(MapNode file, List<String> featureGates) {
        /** Keeps its own copy. */
        public Configured {
            featureGates = List.copyOf(featureGates);
        }
    }

    /**
     * A configuration that does what a file of Prometheus does.
     *
     * @param path the model path of the cluster, for findings
     * @param file a file of Prometheus with {@code global}, {@code scrape_configs} and {@code remote_write}; dollar signs in
     *     external labels are not doubled
     * @param walFolder where the write-ahead logs are
     * @param healthAddress where the Collector says whether it is well
     * @param metricsPort where it shows metrics of its own
     * @return the configuration, in which every dollar sign is doubled, because the Collector takes one for a reference
     */
    public Configured configuration(
            String path, MapNode file, String walFolder, String healthAddress, int metricsPort) {
        losses.cluster(path);
        MapNode global = (MapNode) node(file, "global");
        List<MapNode> targets = ListNode.maps(file.get("remote_write"));
        MapNode externalLabels = (MapNode) node(global, "external_labels");
        reportNames(externalLabels);
        ResourceIdentity identity = new ResourceIdentity(externalLabels);
        Parts parts = new Parts(identity, walFolder);
        ComponentNames names = new ComponentNames(
                targets.stream().map(OpenTelemetryDialect::name).toList(), List.of());
        List<MapNode> writeRules = translatable(targets);
        for (MapNode target : targets) {
            losses.declaration(target.origin() == null ? "" : target.origin().step());
            parts.add(names.of(name(target)), target);
        }
        ListNode.maps(file.get("scrape_configs")).forEach(this::reportWhatIsNeeded);
        MapNode config = MapNode.builder()
                .put("extensions", parts.extensions(healthAddress))
                .put("receivers", receivers(global, ListNode.maps(file.get("scrape_configs")), writeRules))
                .put("processors", processors(identity))
                .put("exporters", parts.exporters.build())
                .put("service", parts.service(metricsPort))
                .build();
        return new Configured((MapNode) doubled(config), parts.featureGates());
    }

    /** Labels of the identity that the exporter gives another meaning. */
    private void reportNames(MapNode externalLabels) {
        for (int i = 0; i < externalLabels.size(); i++) {
            String name = externalLabels.key(i);
            reportUnderscore(name, externalLabels.entryOrigin(i));
            if (name.equals("le") || name.equals("quantile")) {
                loss(
                        externalLabels.entryOrigin(i),
                        "The OpenTelemetry Collector takes the label `" + name
                                + "` for its own, and histograms and summaries do not arrive as they were.",
                        "Give the label another name.");
            }
        }
    }

    /** The exporter makes a name of each label, refuses this one, and drops the series without a word. */
    private void reportUnderscore(String label, @Nullable Origin origin) {
        if (label.equals("_")) {
            loss(
                    origin,
                    "The OpenTelemetry Collector drops every series with the label `_`, because a name must have a letter there.",
                    "Give the label another name, or let `prometheusAgent` or `alloy` collect this source.");
        }
    }

    /** The receiver makes a resource of `job` and `instance`, and without one it delivers nothing, or puts it back. */
    private void reportWhatIsNeeded(MapNode job) {
        losses.declaration(job.origin() == null ? "" : job.origin().step());
        for (MapNode targets : ListNode.maps(job.get("static_configs"))) {
            MapNode labels = (MapNode) node(targets, "labels");
            for (int i = 0; i < labels.size(); i++) {
                reportUnderscore(labels.key(i), labels.entryOrigin(i) == null ? job.origin() : labels.entryOrigin(i));
            }
        }
        List<MapNode> rules = new ArrayList<>(ListNode.maps(job.get("relabel_configs")));
        rules.addAll(ListNode.maps(job.get(METRIC_RULES)));
        for (MapNode rule : rules) {
            reportUnderscore(rule.text("target_label"), rule.origin());
            for (String label : List.of("job", "instance")) {
                if (RemovedLabels.removes(rule, label)) {
                    loss(
                            rule.origin(),
                            "The rule removes `" + label
                                    + "`, of which the OpenTelemetry Collector makes the resource that its series belong to.",
                            "Leave the label out of the rule, or let `prometheusAgent` collect this source.");
                }
            }
        }
    }

    private static MapNode processors(ResourceIdentity identity) {
        MapNode.Builder processors = MapNode.builder()
                .put(
                        MEMORY_LIMITER,
                        MapNode.builder()
                                .put("check_interval", "1s")
                                .put("limit_percentage", 80)
                                .put("spike_limit_percentage", 20)
                                .build());
        identity.putProcessors(processors);
        return processors.build();
    }

    private static MapNode receivers(MapNode global, List<MapNode> jobs, List<MapNode> writeRules) {
        List<Node> all = new ArrayList<>();
        for (MapNode job : jobs) {
            all.add(writeRules.isEmpty() ? job : with(job, writeRules));
        }
        MapNode config = MapNode.builder()
                .put("global", map("scrape_interval", node(global, "scrape_interval")))
                .put("scrape_configs", new ListNode(all, null))
                .build();
        return map("prometheus", map("config", config));
    }

    private static MapNode with(MapNode job, List<MapNode> writeRules) {
        List<Node> rules = new ArrayList<>(ListNode.maps(job.get(METRIC_RULES)));
        rules.addAll(writeRules);
        MapNode.Builder copy = MapNode.builder(job.origin());
        for (int i = 0; i < job.size(); i++) {
            if (!job.key(i).equals(METRIC_RULES)) {
                copy.put(job.key(i), job.value(i), job.entryOrigin(i), job.valueOrigin(i));
            }
        }
        return copy.put(METRIC_RULES, new ListNode(rules, null)).build();
    }

    /**
     * The rules of remote write that mean the same as rules of every job: those that keep or drop by name alone, are the same for
     * every target, and leave the series that scrapes report about themselves. Others are reported.
     */
    private List<MapNode> translatable(List<MapNode> targets) {
        List<MapNode> first =
                targets.isEmpty() ? List.of() : ListNode.maps(targets.get(0).get(WRITE_RULES));
        boolean alike = targets.stream()
                .allMatch(target -> ListNode.maps(target.get(WRITE_RULES)).equals(first));
        List<MapNode> rules = new ArrayList<>();
        for (MapNode target : targets) {
            losses.declaration(target.origin() == null ? "" : target.origin().step());
            for (MapNode rule : ListNode.maps(target.get(WRITE_RULES))) {
                String why = alike ? whyNotOfJobs(rule) : "its targets have different ones";
                if (why != null) {
                    loss(
                            rule.origin(),
                            "The OpenTelemetry Collector has no rules for what it sends, and this one is none of its jobs: "
                                    + why + ".",
                            "Say it as `metricRelabel` of the jobs that it is about.");
                } else if (target == targets.get(0)) {
                    rules.add(rule);
                }
            }
        }
        return rules;
    }

    private static @Nullable String whyNotOfJobs(MapNode rule) {
        String action = rule.text("action");
        boolean filters = action.equals("keep") || action.equals("drop");
        if (!filters || !ListNode.texts(rule.get("source_labels")).equals(List.of(NAME))) {
            return "it looks at more than the name of a series";
        }
        try {
            Regex regex = Regex.compile(rule.text("regex"), PrometheusVersion.NEWEST);
            for (String report : REPORT_SERIES) {
                if (regex.matches(report) == action.equals("drop")) {
                    return "it drops `" + report + "`, to which no rule of a job is applied";
                }
            }
            return null;
        } catch (InvalidRegexException e) {
            return "its expression is none";
        }
    }

    /** What comes of the targets. */
    private final class Parts {
        private final ResourceIdentity identity;
        private final String walFolder;
        private final MapNode.Builder exporters = MapNode.builder();
        private final Map<String, MapNode> authenticators = new LinkedHashMap<>();
        private final List<String> pipeline = new ArrayList<>();
        private int targets;
        private int retryingOn429;

        Parts(ResourceIdentity identity, String walFolder) {
            this.identity = identity;
            this.walFolder = walFolder;
        }

        void add(String name, MapNode target) {
            targets++;
            Target parts = new Target(name);
            for (int i = 0; i < target.size(); i++) {
                Origin own = target.entryOrigin(i);
                parts.put(target.key(i), target.value(i), own == null ? target.origin() : own);
            }
            MapNode.Builder exporter = MapNode.builder()
                    .put("http", parts.http())
                    // Of each attempt, beside which the client has a time of its own.
                    .put("timeout", parts.timeout);
            identity.putLabels(exporter);
            exporter.put("target_info", map("enabled", BooleanNode.FALSE))
                    .put("translation_strategy", "UnderscoreEscapingWithoutSuffixes")
                    .put("send_metadata", parts.metadata)
                    // Requests at the same time overtake each other, and the hub refuses what comes late.
                    .put("max_batch_request_parallelism", 1)
                    .put("retry_on_failure", parts.retry.build())
                    .put(
                            "wal",
                            MapNode.builder()
                                    .put("directory", walFolder + "/" + name)
                                    .put("truncate_frequency", parts.deadline)
                                    .build());
            exporters.put(EXPORTER + name, exporter.build());
            pipeline.add(EXPORTER + name);
        }

        MapNode extensions(String healthAddress) {
            MapNode.Builder extensions =
                    MapNode.builder().put("health_check", map("endpoint", new TextNode(healthAddress)));
            authenticators.forEach(extensions::put);
            return extensions.build();
        }

        List<String> featureGates() {
            if (retryingOn429 == 0) {
                return List.of();
            }
            if (retryingOn429 < targets) {
                losses.declaration("");
                loss(
                        null,
                        "The OpenTelemetry Collector sends again on 429 to all of its targets or to none.",
                        "Say `retryOnHttp429` for all of them alike.");
            }
            return List.of(RETRY_ON_429);
        }

        MapNode service(int metricsPort) {
            List<String> extensions = new ArrayList<>();
            extensions.add("health_check");
            extensions.addAll(authenticators.keySet());
            List<String> processors = new ArrayList<>(List.of(MEMORY_LIMITER));
            processors.addAll(ResourceIdentity.PROCESSORS);
            MapNode metrics = MapNode.builder()
                    .put("receivers", ListNode.ofTexts(List.of("prometheus")))
                    .put("processors", ListNode.ofTexts(processors))
                    .put("exporters", ListNode.ofTexts(pipeline))
                    .build();
            MapNode reader = map(
                    "pull",
                    map(
                            "exporter",
                            map(
                                    "prometheus",
                                    MapNode.builder()
                                            .put("host", "0.0.0.0")
                                            .put("port", metricsPort)
                                            .build())));
            return MapNode.builder()
                    .put("extensions", ListNode.ofTexts(extensions))
                    .put("pipelines", map("metrics", metrics))
                    .put("telemetry", map("metrics", map("readers", ListNode.of(reader))))
                    .build();
        }

        /** One target on its way into an exporter. */
        private final class Target {
            private final String name;
            private final MapNode.Builder http = MapNode.builder();
            private final MapNode.Builder headers = MapNode.builder();
            private final MapNode.Builder retry = MapNode.builder();
            private String timeout = "30s";
            private String deadline = "5s";
            private boolean metadata = true;

            Target(String name) {
                this.name = name;
            }

            MapNode http() {
                if (!headers.isEmpty()) {
                    http.put("headers", headers.build());
                }
                http.put("timeout", timeout);
                // As long as the log has it, what was not sent is sent.
                retry.put("multiplier", 2).put("max_elapsed_time", "0s");
                return http.build();
            }

            void put(String key, Node value, @Nullable Origin origin) {
                switch (key) {
                    case "name", WRITE_RULES -> {
                        // said elsewhere
                    }
                    case "url" -> http.put("endpoint", value, origin);
                    case "remote_timeout" -> timeout = Units.goDuration(Units.duration(value));
                    case "headers" -> putAll(headers, value);
                    case "proxy_url" -> http.put(key, value, origin);
                    case "enable_http2" -> http.put("force_attempt_http2", value, origin);
                    case "tls_config" -> http.put("tls", tls((MapNode) value, origin), origin);
                    case "authorization" -> authorization((MapNode) value);
                    case "bearer_token_file" -> authenticate("bearertokenauth/", map("filename", value));
                    case "basic_auth" -> authenticate("basicauth/", map("client_auth", value));
                    case "sigv4" -> authenticate("sigv4auth/", sigV4((MapNode) value, origin));
                    case "oauth2" -> authenticate("oauth2client/", oauth2((MapNode) value, origin));
                    case "send_exemplars", "send_native_histograms" -> {
                        if (value == BooleanNode.FALSE) {
                            noKey(key + ": false", origin);
                        }
                    }
                    case "round_robin_dns", "proxy_from_environment" -> {
                        if (value == BooleanNode.TRUE) {
                            noKey(key, origin);
                        }
                    }
                    case "protobuf_message" -> {
                        if (!TextNode.of(value).equals("prometheus.WriteRequest")) {
                            noKey(key, origin);
                        }
                    }
                    case "queue_config" -> queue((MapNode) value, origin);
                    case "metadata_config" -> metadata((MapNode) value, origin);
                    default -> noKey(key, origin);
                }
            }

            private void authorization(MapNode value) {
                MapNode.Builder extension = MapNode.builder();
                if (value.get("type") != null) {
                    extension.put("scheme", node(value, "type"));
                }
                authenticate(
                        "bearertokenauth/",
                        extension
                                .put("filename", node(value, "credentials_file"))
                                .build());
            }

            private void authenticate(String kind, MapNode settings) {
                authenticators.put(kind + name, settings);
                http.put("auth", map("authenticator", new TextNode(kind + name)));
            }

            private void queue(MapNode queue, @Nullable Origin nearest) {
                for (int i = 0; i < queue.size(); i++) {
                    Origin origin = queue.entryOrigin(i) == null ? nearest : queue.entryOrigin(i);
                    Node value = queue.value(i);
                    switch (queue.key(i)) {
                        case "min_backoff" -> retry.put("initial_interval", Units.goDuration(Units.duration(value)));
                        case "max_backoff" -> retry.put("max_interval", Units.goDuration(Units.duration(value)));
                        case "batch_send_deadline" -> deadline = Units.goDuration(Units.duration(value));
                        case "retry_on_http_429" -> retryingOn429 += value == BooleanNode.TRUE ? 1 : 0;
                        default -> noKey("queue_config." + queue.key(i), origin);
                    }
                }
            }

            private void metadata(MapNode said, @Nullable Origin nearest) {
                for (int i = 0; i < said.size(); i++) {
                    if (said.key(i).equals("send")) {
                        metadata = said.value(i) == BooleanNode.TRUE;
                    } else {
                        Origin origin = said.entryOrigin(i) == null ? nearest : said.entryOrigin(i);
                        noKey("metadata_config." + said.key(i), origin);
                    }
                }
            }
        }
    }

    private MapNode tls(MapNode said, @Nullable Origin origin) {
        MapNode.Builder tls = MapNode.builder();
        for (int i = 0; i < said.size(); i++) {
            String key = said.key(i);
            switch (key) {
                case "ca_file", "cert_file", "key_file", "insecure_skip_verify" -> tls.put(key, said.value(i));
                case "server_name" -> tls.put("server_name_override", said.value(i));
                // TLS12 is 1.2 here.
                case "min_version", "max_version" -> {
                    String digits = TextNode.of(said.value(i)).replace("TLS", "");
                    tls.put(key, digits.charAt(0) + "." + digits.charAt(1));
                }
                default -> noKey("tls_config." + key, origin);
            }
        }
        return tls.build();
    }

    private MapNode sigV4(MapNode said, @Nullable Origin origin) {
        MapNode.Builder sigV4 = MapNode.builder();
        MapNode.Builder role = MapNode.builder();
        for (int i = 0; i < said.size(); i++) {
            switch (said.key(i)) {
                case "region" -> sigV4.put("region", said.value(i));
                case "service_name" -> sigV4.put("service", said.value(i));
                case "role_arn" -> role.put("arn", said.value(i));
                case "external_id" -> role.put("external_id", said.value(i));
                default -> noKey("sigv4." + said.key(i), origin);
            }
        }
        if (!role.isEmpty()) {
            sigV4.put("assume_role", role.build());
        }
        return sigV4.build();
    }

    private MapNode oauth2(MapNode said, @Nullable Origin origin) {
        MapNode.Builder oauth2 = MapNode.builder();
        for (int i = 0; i < said.size(); i++) {
            String key = said.key(i);
            switch (key) {
                case "client_id", "client_id_file", "client_secret_file", "scopes", "token_url" ->
                    oauth2.put(key, said.value(i));
                case "endpoint_params" -> oauth2.put(key, said.value(i));
                case "tls_config" -> oauth2.put("tls", tls((MapNode) said.value(i), origin));
                default -> noKey("oauth2." + key, origin);
            }
        }
        return oauth2.build();
    }

    private static String name(MapNode target) {
        return target.text("name");
    }

    private static void putAll(MapNode.Builder to, Node from) {
        MapNode map = (MapNode) from;
        for (int i = 0; i < map.size(); i++) {
            to.put(map.key(i), map.value(i), map.entryOrigin(i));
        }
    }

    private static MapNode map(String key, Node value) {
        return MapNode.builder().put(key, value).build();
    }

    private static Node node(MapNode map, String key) {
        Node node = map.get(key);
        return node == null ? MapNode.EMPTY : node;
    }

    private void noKey(String key, @Nullable Origin origin) {
        loss(origin, "What Prometheus calls `" + key + "` cannot be said to the OpenTelemetry Collector.", HINT);
    }

    private void loss(@Nullable Origin origin, String message, String hint) {
        losses.report(Losses.NO_KEY, origin, message, hint);
    }

    private static Node doubled(Node node) {
        if (node instanceof TextNode text) {
            return new TextNode(text.value().replace("$", "$$"));
        }
        if (node instanceof ListNode list) {
            return new ListNode(
                    list.items().stream().map(OpenTelemetryDialect::doubled).toList(), list.origin());
        }
        if (node instanceof MapNode map) {
            MapNode.Builder doubled = MapNode.builder(map.origin());
            for (int i = 0; i < map.size(); i++) {
                doubled.put(map.key(i), doubled(map.value(i)), map.entryOrigin(i), map.valueOrigin(i));
            }
            return doubled.build();
        }
        return node;
    }
}
