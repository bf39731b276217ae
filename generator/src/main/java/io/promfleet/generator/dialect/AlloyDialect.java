package io.promfleet.generator.dialect;

import io.promfleet.finding.Findings;
import io.promfleet.finding.Origin;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The language of Grafana Alloy: a component for each step that Prometheus takes by itself. What Prometheus sets unless it is
 * told is written out where Alloy sets something else. What Alloy takes as a text alone is read from its file by a component.
 */
public final class AlloyDialect {
    private static final String SCRAPE = "prometheus.scrape";
    private static final String RELABEL = "prometheus.relabel";
    private static final String REMOTE_WRITE = "prometheus.remote_write";
    private static final String DISCOVERIES = "_sd_configs";
    private static final String LOCAL_FILE = "local.file";
    private static final String FILE = "_file";
    private static final String RULE = "rule";
    private static final String RULES = "relabel_configs";
    private static final String METRIC_RULES = "metric_relabel_configs";
    private static final String STATICS = "static_configs";
    private static final String TARGETS = "targets";
    private static final String FORWARD_TO = "forward_to";
    private static final String REPORTS = "scrape_reports";
    private static final String DEFAULT = "default";

    /** The series that a scrape reports about itself, to which Prometheus applies no rule of its job. */
    static final String REPORT_SERIES =
            "up|scrape_(duration_seconds|samples_scraped|samples_post_metric_relabeling|series_added"
                    + "|timeout_seconds|sample_limit|body_size_bytes)";

    /** What Alloy calls otherwise, by the component or block. */
    private static final Map<String, String> RENAMED = Map.of(
            SCRAPE + "/always_scrape_classic_histograms",
            "scrape_classic_histograms",
            SCRAPE + "/extra_scrape_metrics",
            "extra_metrics",
            "discovery.docker/filters",
            "filter",
            "discovery.dockerswarm/filters",
            "filter",
            "discovery.ec2/filters",
            "filter",
            REMOTE_WRITE + "/endpoint/write_relabel_configs",
            "write_relabel_config");

    private static final Duration DEFAULT_TIMEOUT = Duration.ofSeconds(10);

    private record ReadFile(String label, boolean secret) {}

    private final AlloyComponents components = AlloyComponents.known();
    private final Losses losses;
    /** The components that read a file for an argument which takes nothing but a text, by the file. */
    private final Map<String, ReadFile> files = new LinkedHashMap<>();

    /**
     * The dialect.
     *
     * @param findings where to report what Alloy cannot say
     */
    public AlloyDialect(Findings findings) {
        this.losses = new Losses(findings);
    }

    /**
     * A configuration that does what a file of Prometheus does.
     *
     * @param path the model path of the cluster, for findings
     * @param file a file of Prometheus with {@code global}, which has an interval, {@code scrape_configs} and {@code
     *     remote_write}; dollar signs in external labels are not doubled
     * @param clustering whether several instances divide the targets among themselves
     * @return the components
     */
    public List<AlloyBlock> configuration(String path, MapNode file, boolean clustering) {
        losses.cluster(path);
        files.clear();
        List<AlloyBlock> blocks = new ArrayList<>();
        MapNode global = (MapNode) node(file, "global");
        List<MapNode> jobs = ListNode.maps(file.get("scrape_configs"));
        ComponentNames names = new ComponentNames(
                jobs.stream().map(job -> job.text("job_name")).toList(), List.of(REPORTS));
        for (MapNode job : jobs) {
            new OfJob(job, names, global.text("scrape_interval"), clustering).into(blocks);
        }
        if (jobs.stream().anyMatch(job -> job.get(METRIC_RULES) != null)) {
            blocks.add(AlloyBlock.builder(RELABEL, REPORTS)
                    .put(FORWARD_TO, receivers(REMOTE_WRITE + "." + DEFAULT))
                    .add(reports("keep"))
                    .build());
        }
        blocks.add(remoteWrite(global, ListNode.maps(file.get("remote_write"))));
        List<AlloyBlock> all = new ArrayList<>();
        files.forEach((name, read) -> {
            AlloyBlock.Builder component =
                    AlloyBlock.builder(LOCAL_FILE, read.label()).put("filename", name);
            if (read.secret()) {
                component.putBare("is_secret", "true");
            }
            all.add(component.build());
        });
        all.addAll(blocks);
        return all;
    }

    private AlloyBlock remoteWrite(MapNode global, List<MapNode> targets) {
        AlloyBlock.Builder block = AlloyBlock.builder(REMOTE_WRITE, DEFAULT);
        put(block, REMOTE_WRITE, "external_labels", node(global, "external_labels"), null);
        for (MapNode target : targets) {
            losses.declaration(target.origin() == null ? "" : target.origin().step());
            AlloyBlock.Builder endpoint = AlloyBlock.builder("endpoint", null);
            fill(endpoint, REMOTE_WRITE + "/endpoint", target, target.origin());
            if (!endpoint.has("send_exemplars")) {
                endpoint.putBare("send_exemplars", "false");
            }
            if (!endpoint.hasBlock("queue_config")) {
                endpoint.add(AlloyBlock.builder("queue_config", null)
                        .putBare("retry_on_http_429", "false")
                        .build());
            }
            block.add(endpoint.build());
        }
        return block.build();
    }

    /** The components of one job. */
    private final class OfJob {
        private final MapNode job;
        private final ComponentNames names;
        private final String label;
        private final String interval;
        private final boolean clustering;
        private final List<String> targets = new ArrayList<>();

        OfJob(MapNode job, ComponentNames names, String interval, boolean clustering) {
            this.job = job;
            this.names = names;
            this.label = names.of(job.text("job_name"));
            this.interval = job.get("scrape_interval") == null ? interval : job.text("scrape_interval");
            this.clustering = clustering;
            losses.declaration(job.origin() == null ? "" : job.origin().step());
        }

        void into(List<AlloyBlock> blocks) {
            List<AlloyValue> statics = new ArrayList<>();
            for (int i = 0; i < job.size(); i++) {
                if (job.key(i).endsWith(DISCOVERIES)) {
                    discoveries(job.key(i), ListNode.maps(job.value(i)), blocks);
                } else if (job.key(i).equals(STATICS)) {
                    ListNode.maps(job.value(i)).forEach(group -> statics(group, statics));
                }
            }
            AlloyValue found = found(statics);
            List<MapNode> rules = ListNode.maps(job.get(RULES));
            if (!rules.isEmpty()) {
                AlloyBlock.Builder relabel =
                        AlloyBlock.builder("discovery.relabel", label).put(TARGETS, found);
                rules.forEach(this::reportWhatComesBack);
                for (MapNode rule : AlloyDefaults.before(rules, job, interval, timeout())) {
                    relabel.add(rule(RULE, rule));
                }
                blocks.add(relabel.build());
                found = new AlloyValue.Bare("discovery.relabel." + label + ".output");
            }
            blocks.add(scrape(found));
            List<MapNode> metricRules = ListNode.maps(job.get(METRIC_RULES));
            if (!metricRules.isEmpty()) {
                AlloyBlock.Builder relabel = AlloyBlock.builder(RELABEL, label)
                        .put(FORWARD_TO, receivers(REMOTE_WRITE + "." + DEFAULT))
                        .add(reports("drop"));
                metricRules.forEach(rule -> relabel.add(rule(RULE, rule)));
                blocks.add(relabel.build());
            }
        }

        /** What a rule of the job takes away, and the component that scrapes sets again. */
        private void reportWhatComesBack(MapNode rule) {
            List<String> set = new ArrayList<>(List.of("job"));
            if (job.get("params") instanceof MapNode params) {
                for (int i = 0; i < params.size(); i++) {
                    set.add("__param_" + params.key(i));
                }
            }
            for (String label : set) {
                if (RemovedLabels.removes(rule, label)) {
                    loss(
                            rule.origin(),
                            "The rule removes `" + label
                                    + "`, which Grafana Alloy sets again behind the rules of the job.",
                            "Leave the label out of the rule, or let `prometheusAgent` collect this source.");
                }
            }
        }

        private void discoveries(String key, List<MapNode> discoveries, List<AlloyBlock> blocks) {
            String component = "discovery." + key.substring(0, key.length() - DISCOVERIES.length());
            for (MapNode discovery : discoveries) {
                if (!components.has(component)) {
                    loss(
                            discovery.origin(),
                            "promfleet writes no component of Grafana Alloy for `" + key + "`.",
                            "Let `prometheusAgent` collect this source, or find the targets by `http`.");
                    continue;
                }
                String name = targets.isEmpty() ? label : names.further(label, targets.size() + 1);
                AlloyBlock.Builder block = AlloyBlock.builder(component, name);
                MapNode said = new AlloyDiscoveries(losses).inItsWords(component, discovery);
                fill(block, component, said, discovery.origin());
                blocks.add(block.build());
                targets.add(component + "." + name + ".targets");
            }
        }

        private static void statics(MapNode group, List<AlloyValue> statics) {
            for (String address : ListNode.texts(group.get(TARGETS))) {
                List<Map.Entry<String, AlloyValue>> labels = new ArrayList<>();
                labels.add(Map.entry("__address__", new AlloyValue.Text(address)));
                if (group.get("labels") instanceof MapNode own) {
                    labels.addAll(entries(own));
                }
                statics.add(new AlloyValue.Fields(labels));
            }
        }

        private AlloyValue found(List<AlloyValue> statics) {
            if (targets.isEmpty()) {
                return new AlloyValue.Items(statics);
            }
            if (statics.isEmpty() && targets.size() == 1) {
                return new AlloyValue.Bare(targets.get(0));
            }
            List<String> parts = new ArrayList<>(targets);
            for (AlloyValue each : statics) {
                parts.add(AlloyWriter.inline(new AlloyValue.Items(List.of(each))));
            }
            return new AlloyValue.Bare("array.concat(" + String.join(", ", parts) + ")");
        }

        private AlloyBlock scrape(AlloyValue found) {
            AlloyBlock.Builder scrape = AlloyBlock.builder(SCRAPE, label).put(TARGETS, found);
            scrape.put(
                    FORWARD_TO,
                    job.get(METRIC_RULES) == null
                            ? receivers(REMOTE_WRITE + "." + DEFAULT)
                            : receivers(RELABEL + "." + label, RELABEL + "." + REPORTS));
            if (job.get("scrape_interval") == null) {
                put(scrape, SCRAPE, "scrape_interval", new TextNode(interval), null);
            }
            if (job.get("scrape_timeout") == null && !timeout().equals(DEFAULT_TIMEOUT)) {
                scrape.put("scrape_timeout", Units.goDuration(timeout()));
            }
            MapNode.Builder rest = MapNode.builder(job.origin());
            for (int i = 0; i < job.size(); i++) {
                String key = job.key(i);
                boolean elsewhere = key.endsWith(DISCOVERIES)
                        || List.of(STATICS, RULES, METRIC_RULES).contains(key);
                if (!elsewhere) {
                    rest.put(key, job.value(i), job.entryOrigin(i), job.valueOrigin(i));
                }
            }
            fill(scrape, SCRAPE, rest.build(), job.origin());
            if (!scrape.has("metric_name_validation_scheme")) {
                scrape.put("metric_name_validation_scheme", "utf8");
                if (!scrape.has("metric_name_escaping_scheme")) {
                    scrape.put("metric_name_escaping_scheme", "allow-utf-8");
                }
            }
            if (clustering) {
                scrape.add(AlloyBlock.builder("clustering", null)
                        .putBare("enabled", "true")
                        .build());
            }
            return scrape.build();
        }

        /** As Prometheus has it: what is said, or the server's own unless the interval is shorter. */
        private Duration timeout() {
            if (job.get("scrape_timeout") != null) {
                return Units.duration(node(job, "scrape_timeout"));
            }
            Duration every = Units.duration(new TextNode(interval));
            return every.compareTo(DEFAULT_TIMEOUT) < 0 ? every : DEFAULT_TIMEOUT;
        }
    }

    private AlloyBlock rule(String name, MapNode rule) {
        AlloyBlock.Builder block = AlloyBlock.builder(name, null);
        fill(block, RELABEL + "/" + RULE, rule, rule.origin());
        return block.build();
    }

    private static AlloyBlock reports(String action) {
        return AlloyBlock.builder(RULE, null)
                .put("action", action)
                .put("source_labels", AlloyValue.texts(List.of("__name__")))
                .put("regex", REPORT_SERIES)
                .build();
    }

    private static AlloyValue receivers(String... names) {
        return new AlloyValue.Items(List.of(names).stream()
                .map(name -> new AlloyValue.Bare(name + ".receiver"))
                .toList());
    }

    private void fill(AlloyBlock.Builder block, String path, MapNode tree, @Nullable Origin nearest) {
        for (int i = 0; i < tree.size(); i++) {
            Node value = tree.value(i);
            Origin own = tree.entryOrigin(i);
            Origin origin = own == null ? nearest : own;
            String key = tree.key(i);
            String name = name(path, key);
            if (components.has(path + "/" + name)) {
                String inner = path + "/" + name;
                for (MapNode each : value instanceof MapNode map ? List.of(map) : ListNode.maps(value)) {
                    AlloyBlock.Builder nested = AlloyBlock.builder(name, null);
                    fill(nested, inner, each, each.origin() == null ? origin : each.origin());
                    if (name.equals("queue_config") && !nested.has("retry_on_http_429")) {
                        nested.putBare("retry_on_http_429", "false");
                    }
                    block.add(nested.build());
                }
            } else {
                put(block, path, key, value, origin);
            }
        }
    }

    private static String name(String path, String key) {
        if (path.endsWith("/tls_config") && List.of("ca", "cert", "key").contains(key)) {
            return key + "_pem";
        }
        return RENAMED.getOrDefault(path + "/" + key, key);
    }

    private void put(AlloyBlock.Builder block, String path, String key, Node value, @Nullable Origin origin) {
        String name = name(path, key);
        AlloyComponents.Type type = components.argument(path, name);
        if (type == null && readsFile(block, path, key, value)) {
            return;
        }
        if (type == null) {
            loss(
                    origin,
                    "What Prometheus calls `" + key + "` cannot be said to `" + path.replace("/", " > ")
                            + "` of Grafana Alloy.",
                    "Leave it out, or let `prometheusAgent` collect this source.");
            return;
        }
        block.put(name, value(type, key, value, origin));
    }

    /** Where Alloy takes a text alone, a component reads the file, which Prometheus, too, takes without the spaces around. */
    private boolean readsFile(AlloyBlock.Builder block, String path, String key, Node value) {
        if (!key.endsWith(FILE)) {
            return false;
        }
        String argument = key.substring(0, key.length() - FILE.length());
        AlloyComponents.Type type = components.argument(path, argument);
        boolean secret = type == AlloyComponents.Type.SECRET;
        if (!secret && type != AlloyComponents.Type.TEXT) {
            return false;
        }
        ReadFile file = files.computeIfAbsent(
                TextNode.of(value), first -> new ReadFile(argument + "_" + (files.size() + 1), secret));
        String content = LOCAL_FILE + "." + file.label() + ".content";
        block.put(
                argument,
                new AlloyValue.Bare("string.trim_space("
                        + (file.secret() ? "convert.nonsensitive(" + content + ")" : content) + ")"));
        return true;
    }

    private AlloyValue value(AlloyComponents.Type type, String key, Node value, @Nullable Origin origin) {
        return switch (type) {
            case DURATION -> new AlloyValue.Text(Units.goDuration(Units.duration(value)));
            case FLAG, NUMBER -> new AlloyValue.Bare(TextNode.of(value));
            case TEXT, SECRET -> new AlloyValue.Text(TextNode.of(value));
            case TEXTS -> AlloyValue.texts(ListNode.texts(value));
            case MAP -> new AlloyValue.Fields(entries((MapNode) value));
            case LISTS -> lists((MapNode) value);
            case HEADERS -> headers(key, (MapNode) value, origin);
        };
    }

    private static AlloyValue lists(MapNode map) {
        List<Map.Entry<String, AlloyValue>> fields = new ArrayList<>();
        for (int i = 0; i < map.size(); i++) {
            fields.add(Map.entry(map.key(i), AlloyValue.texts(ListNode.texts(map.value(i)))));
        }
        return new AlloyValue.Fields(fields);
    }

    private AlloyValue headers(String key, MapNode headers, @Nullable Origin origin) {
        List<Map.Entry<String, AlloyValue>> fields = new ArrayList<>();
        for (int i = 0; i < headers.size(); i++) {
            Node value = headers.value(i);
            if (value instanceof MapNode parts) {
                if (parts.get("secrets") != null || parts.get("files") != null) {
                    loss(
                            origin,
                            "Grafana Alloy takes the values of `" + key + "` from nothing but its configuration,"
                                    + " where a secret would be for all to read.",
                            "Use a way to authenticate that is read from a file, such as `bearerToken`.");
                }
                value = node(parts, "values");
            }
            fields.add(Map.entry(headers.key(i), AlloyValue.texts(ListNode.texts(value))));
        }
        return new AlloyValue.Fields(fields);
    }

    private static List<Map.Entry<String, AlloyValue>> entries(MapNode map) {
        List<Map.Entry<String, AlloyValue>> fields = new ArrayList<>();
        for (int i = 0; i < map.size(); i++) {
            fields.add(Map.entry(map.key(i), new AlloyValue.Text(TextNode.of(map.value(i)))));
        }
        return fields;
    }

    private void loss(@Nullable Origin origin, String message, String hint) {
        losses.report(Losses.NO_KEY, origin, message, hint);
    }

    private static Node node(MapNode map, String key) {
        Node node = map.get(key);
        return node == null ? MapNode.EMPTY : node;
    }
}
