package io.promfleet.generator.read;

import io.promfleet.finding.Location;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.Discovery;
import io.promfleet.model.Header;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.KubernetesRole;
import io.promfleet.model.KubernetesSelector;
import io.promfleet.model.Label;
import io.promfleet.model.Metadata;
import io.promfleet.model.Parameter;
import io.promfleet.model.PrometheusConfig;
import io.promfleet.model.ProtobufMessage;
import io.promfleet.model.Queue;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.ReplacedMonitor;
import io.promfleet.model.Scheme;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ServiceDiscovery;
import io.promfleet.model.StaticTargets;
import io.promfleet.schemas.SchemaCatalogue;
import io.promfleet.schemas.Section;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes the model of a configuration that was read, each part with the place where it stands. Nothing must be wrong with the
 * configuration: what {@link ConfigReader} and the verdict refuse has no meaning here. Not thread-safe.
 */
public final class PrometheusNodes {
    private static final String DISCOVERY = "_sd_configs";
    private static final String KUBERNETES = "kubernetes";
    private static final String STATIC = "static_configs";
    private static final Set<String> TYPED =
            Set.of("rule_files", "scrape_config_files", "scrape_configs", "remote_write");
    private static final String LEGAL_IN_URL = "-._~:/?#[]@!$&'()*+,;=%";
    private static final String LEGAL_IN_PATH = "-._~";

    private final SettingNodes settings;
    private final HttpClientNodes clients;

    /**
     * Makes models.
     *
     * @param form what becomes of credentials that stand in the file itself
     */
    public PrometheusNodes(CredentialForm form) {
        this.settings = new SettingNodes(form);
        this.clients = new HttpClientNodes(settings);
    }

    /**
     * A whole configuration.
     *
     * @param root the file as {@link ConfigReader} gives it
     * @return the model
     */
    public PrometheusConfig config(MapNode root) {
        return PrometheusConfig.builder()
                .addAllRuleFiles(ListNode.texts(root.get("rule_files")))
                .addAllScrapeConfigFiles(ListNode.texts(root.get("scrape_config_files")))
                .addAllScrapeJobs(scrapeJobs(root.get("scrape_configs")))
                .addAllRemoteWrites(remoteWrites(root.get("remote_write")))
                .settings(settings.settings(root, section(SchemaCatalogue.PROMETHEUS_CONFIG), TYPED))
                .declaredAt(SettingNodes.location(root.origin()))
                .build();
    }

    /**
     * The jobs of a list.
     *
     * @param list {@code scrape_configs}, or null where it is not said
     * @return the jobs in order
     */
    public List<ScrapeJob> scrapeJobs(@Nullable Node list) {
        List<ScrapeJob> jobs = new ArrayList<>();
        if (list instanceof ListNode items) {
            for (int i = 0; i < items.items().size(); i++) {
                if (items.items().get(i) instanceof MapNode job) {
                    jobs.add(scrapeJob(job, SettingNodes.location(items.itemOrigin(i))));
                }
            }
        }
        return jobs;
    }

    /**
     * The targets of remote write of a list.
     *
     * @param list {@code remote_write}, or null where it is not said
     * @return the targets in order
     */
    public List<RemoteWrite> remoteWrites(@Nullable Node list) {
        List<RemoteWrite> targets = new ArrayList<>();
        if (list instanceof ListNode items) {
            for (int i = 0; i < items.items().size(); i++) {
                if (items.items().get(i) instanceof MapNode target) {
                    targets.add(remoteWrite(target, SettingNodes.location(items.itemOrigin(i))));
                }
            }
        }
        return targets;
    }

    private ScrapeJob scrapeJob(MapNode job, Location place) {
        Section section = section(SchemaCatalogue.PROMETHEUS_SCRAPE_CONFIG);
        Set<String> typed = new HashSet<>(HttpClientNodes.keys());
        typed.addAll(Set.of("job_name", "relabel_configs", "metric_relabel_configs", STATIC));
        ScrapeJob.Builder builder = ScrapeJob.builder()
                .name(SettingNodes.text(job, "job_name").orElse(""))
                .replaces(ReplacedMonitor.NONE)
                .addAllServiceDiscoveries(discoveries(job, section, typed))
                .http(clients.client(job, section))
                .relabels(rules(job, "relabel_configs"))
                .metricRelabels(rules(job, "metric_relabel_configs"))
                .declaredAt(place);
        SettingNodes.duration(job.get("scrape_interval")).ifPresent(time -> {
            builder.scrapeInterval(time);
            typed.add("scrape_interval");
        });
        SettingNodes.duration(job.get("scrape_timeout")).ifPresent(time -> {
            builder.scrapeTimeout(time);
            typed.add("scrape_timeout");
        });
        SettingNodes.size(job.get("body_size_limit")).ifPresent(size -> {
            builder.bodySizeLimit(size);
            typed.add("body_size_limit");
        });
        SettingNodes.text(job, "metrics_path").ifPresent(path -> {
            builder.metricsPath(path);
            typed.add("metrics_path");
        });
        scheme(job).ifPresent(scheme -> {
            builder.scheme(scheme);
            typed.add("scheme");
        });
        if (job.get("params") instanceof MapNode params) {
            typed.add("params");
            for (int i = 0; i < params.size(); i++) {
                builder.addParams(new Parameter(
                        params.key(i), ListNode.texts(params.value(i)), SettingNodes.location(params.entryOrigin(i))));
            }
        }
        typed.addAll(Set.of("honor_labels", "honor_timestamps", "sample_limit", "target_limit", "label_limit"));
        builder.honorLabels(SettingNodes.flag(job, "honor_labels"))
                .honorTimestamps(SettingNodes.flag(job, "honor_timestamps"))
                .sampleLimit(SettingNodes.number(job, "sample_limit"))
                .targetLimit(SettingNodes.number(job, "target_limit"))
                .labelLimit(SettingNodes.number(job, "label_limit"));
        return builder.settings(settings.settings(job, section, typed)).build();
    }

    private static Optional<Scheme> scheme(MapNode job) {
        return SettingNodes.text(job, "scheme").flatMap(text -> switch (text) {
            case "http" -> Optional.of(Scheme.HTTP);
            case "https" -> Optional.of(Scheme.HTTPS);
            default -> Optional.empty();
        });
    }

    private static RelabelRules rules(MapNode map, String key) {
        return map.get(key) instanceof ListNode list && !list.items().isEmpty()
                ? RelabelNodes.rules(list)
                : RelabelRules.NONE;
    }

    /** Kubernetes first, what is named one by one last: the order in which they are written. */
    private List<ServiceDiscovery> discoveries(MapNode job, Section section, Set<String> typed) {
        List<ServiceDiscovery> kubernetes = new ArrayList<>();
        List<ServiceDiscovery> others = new ArrayList<>();
        for (int i = 0; i < job.size(); i++) {
            String key = job.key(i);
            if (!key.endsWith(DISCOVERY) || !(job.value(i) instanceof ListNode list)) {
                continue;
            }
            typed.add(key);
            String kind = key.substring(0, key.length() - DISCOVERY.length());
            Section part = section.child(key).flatMap(Section::item).orElse(section);
            for (int j = 0; j < list.items().size(); j++) {
                MapNode entry = (MapNode) list.items().get(j);
                Location place = SettingNodes.location(list.itemOrigin(j));
                if (kind.equals(KUBERNETES)) {
                    kubernetes.add(kubernetes(entry, part, place));
                } else {
                    others.add(Discovery.builder()
                            .kind(kind)
                            .settings(settings.settings(entry, part, HttpClientNodes.keys()))
                            .http(clients.client(entry, part))
                            .declaredAt(place)
                            .build());
                }
            }
        }
        List<ServiceDiscovery> all = new ArrayList<>(kubernetes);
        all.addAll(others);
        if (job.get(STATIC) instanceof ListNode list) {
            for (int i = 0; i < list.items().size(); i++) {
                all.add(statics((MapNode) list.items().get(i), SettingNodes.location(list.itemOrigin(i))));
            }
        }
        return all;
    }

    private static StaticTargets statics(MapNode entry, Location place) {
        StaticTargets.Builder targets = StaticTargets.builder()
                .addAllTargets(ListNode.texts(entry.get("targets")))
                .declaredAt(place);
        if (entry.get("labels") instanceof MapNode labels) {
            for (int i = 0; i < labels.size(); i++) {
                targets.addLabels(new Label(
                        labels.key(i),
                        ((TextNode) labels.value(i)).value(),
                        SettingNodes.location(labels.entryOrigin(i))));
            }
        }
        return targets.build();
    }

    private KubernetesDiscovery kubernetes(MapNode entry, Section section, Location place) {
        Set<String> typed = new LinkedHashSet<>(HttpClientNodes.keys());
        typed.addAll(Set.of("role", "namespaces", "selectors"));
        KubernetesDiscovery.Builder discovery = KubernetesDiscovery.builder()
                .role(role(entry))
                .http(clients.client(entry, section))
                .declaredAt(place);
        if (entry.get("namespaces") instanceof MapNode namespaces) {
            discovery
                    .addAllNamespaces(ListNode.texts(namespaces.get("names")))
                    .ownNamespace(SettingNodes.flag(namespaces, "own_namespace"));
        }
        if (entry.get("selectors") instanceof ListNode selectors) {
            for (Node selector : selectors.items()) {
                MapNode said = (MapNode) selector;
                discovery.addSelectors(new KubernetesSelector(
                        role(said), SettingNodes.text(said, "label"), SettingNodes.text(said, "field")));
            }
        }
        if (entry.get("attach_metadata") instanceof MapNode attached && attached.size() == 1) {
            Optional<Boolean> node = SettingNodes.flag(attached, "node");
            if (node.isPresent()) {
                discovery.attachNodeMetadata(node);
                typed.add("attach_metadata");
            }
        }
        return discovery.settings(settings.settings(entry, section, typed)).build();
    }

    private static KubernetesRole role(MapNode map) {
        return KubernetesRole.valueOf(SettingNodes.text(map, "role").orElse("").toUpperCase(Locale.ROOT));
    }

    private RemoteWrite remoteWrite(MapNode target, Location place) {
        Section section = section(SchemaCatalogue.PROMETHEUS_REMOTE_WRITE);
        RemoteWrite.Builder builder = RemoteWrite.builder()
                .name(SettingNodes.text(target, "name").orElse(""))
                .url(SettingNodes.text(target, "url").map(PrometheusNodes::address))
                .remoteTimeout(SettingNodes.duration(target.get("remote_timeout")))
                .writeRelabels(rules(target, "write_relabel_configs"))
                .sendExemplars(SettingNodes.flag(target, "send_exemplars"))
                .sendNativeHistograms(SettingNodes.flag(target, "send_native_histograms"))
                .roundRobinDns(SettingNodes.flag(target, "round_robin_dns"))
                .protobufMessage(protobuf(target))
                .http(clients.client(target, section))
                .declaredAt(place);
        if (target.get("headers") instanceof MapNode headers) {
            for (int i = 0; i < headers.size(); i++) {
                builder.addHeaders(new Header(
                        headers.key(i),
                        ((TextNode) headers.value(i)).value(),
                        SettingNodes.location(headers.entryOrigin(i))));
            }
        }
        if (target.get("queue_config") instanceof MapNode queue) {
            builder.queue(queue(queue, SettingNodes.location(target.entryOrigin(target.indexOf("queue_config")))));
        }
        if (target.get("metadata_config") instanceof MapNode metadata) {
            builder.metadata(Metadata.builder()
                    .send(SettingNodes.flag(metadata, "send"))
                    .sendInterval(SettingNodes.duration(metadata.get("send_interval")))
                    .maxSamplesPerSend(SettingNodes.number(metadata, "max_samples_per_send"))
                    .declaredAt(SettingNodes.location(target.entryOrigin(target.indexOf("metadata_config"))))
                    .build());
        }
        return builder.build();
    }

    private static Optional<ProtobufMessage> protobuf(MapNode target) {
        String name = SettingNodes.text(target, "protobuf_message").orElse("");
        for (ProtobufMessage message : ProtobufMessage.values()) {
            if (message.fullName().equals(name)) {
                return Optional.of(message);
            }
        }
        return Optional.empty();
    }

    private static Queue queue(MapNode queue, Location place) {
        return Queue.builder()
                .capacity(SettingNodes.number(queue, "capacity"))
                .minShards(SettingNodes.number(queue, "min_shards"))
                .maxShards(SettingNodes.number(queue, "max_shards"))
                .maxSamplesPerSend(SettingNodes.number(queue, "max_samples_per_send"))
                .batchSendDeadline(SettingNodes.duration(queue.get("batch_send_deadline")))
                .minBackoff(SettingNodes.duration(queue.get("min_backoff")))
                .maxBackoff(SettingNodes.duration(queue.get("max_backoff")))
                .retryOnHttp429(SettingNodes.flag(queue, "retry_on_http_429"))
                .sampleAgeLimit(SettingNodes.duration(queue.get("sample_age_limit")))
                .declaredAt(place)
                .build();
    }

    /** Go takes letters in an address that Java wants escaped, and escapes them itself when it asks. */
    private static URI address(String text) {
        return parsed(text)
                .or(() -> parsed(escaped(text, LEGAL_IN_URL)))
                // What has no scheme is a path to Go, whatever else is in it.
                .orElseGet(() -> URI.create(escaped(text, LEGAL_IN_PATH)));
    }

    private static Optional<URI> parsed(String text) {
        try {
            return Optional.of(new URI(text));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private static String escaped(String text, String legal) {
        StringBuilder escaped = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            boolean isLegal = c < 0x80 && (Character.isLetterOrDigit(c) || legal.indexOf(c) >= 0);
            escaped.append(isLegal ? String.valueOf(c) : String.format(Locale.ROOT, "%%%02X", (int) c));
        }
        return escaped.toString();
    }

    private static Section section(String schema) {
        return SchemaCatalogue.bundled().section(schema);
    }
}
