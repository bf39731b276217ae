package io.promfleet.generator.dialect;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.RecentAnswers;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.KubernetesSelector;
import io.promfleet.model.Label;
import io.promfleet.model.Parameter;
import io.promfleet.model.ProtobufMessage;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.SecretKey;
import io.promfleet.model.ServiceDiscovery;
import io.promfleet.model.StaticTargets;
import io.promfleet.model.Tls;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The language of Prometheus' own configuration file: snake_case, secrets in files. Also what
 * {@code additionalScrapeConfigs} of the chart holds.
 */
public final class FileDialect extends Dialect {
    private final String secretsFolder;
    private final RecentAnswers<ServiceDiscovery, MapNode> knownDiscoveries = new RecentAnswers<>();

    /**
     * The dialect of a server that finds Secrets in files.
     *
     * @param secretsFolder the folder below which each Secret is a folder with a file a key, without a slash at its end
     */
    public FileDialect(String secretsFolder) {
        this.secretsFolder = secretsFolder;
    }

    /**
     * The dialect of a Prometheus that the Operator runs: it mounts the Secrets that {@code prometheusSpec.secrets} lists
     * below {@code /etc/prometheus/secrets}.
     *
     * @return the dialect
     */
    public static FileDialect underOperator() {
        return new FileDialect("/etc/prometheus/secrets");
    }

    /**
     * A scrape job.
     *
     * @param job the job
     * @param moreRules rules that follow the job's own, applied to every target
     * @return its entry in {@code scrape_configs}
     */
    public MapNode scrapeJob(ScrapeJob job, List<Node> moreRules) {
        MapNode.Builder map = MapNode.builder(origin("scrapeJob(" + job.name() + ")", job.declaredAt()));
        map.put("job_name", job.name());
        put(map, "scrape_interval", job.scrapeInterval());
        put(map, "scrape_timeout", job.scrapeTimeout());
        putText(map, "metrics_path", job.metricsPath());
        if (job.scheme().isPresent()) {
            map.put("scheme", job.scheme().get().name().toLowerCase(Locale.ROOT));
        }
        if (!job.params().isEmpty()) {
            MapNode.Builder params = MapNode.builder();
            for (Parameter parameter : job.params()) {
                params.put(parameter.name(), ListNode.ofTexts(parameter.values()));
            }
            map.put("params", params.build());
        }
        putFlag(map, "honor_labels", job.honorLabels());
        putFlag(map, "honor_timestamps", job.honorTimestamps());
        putNumber(map, "sample_limit", job.sampleLimit());
        putNumber(map, "target_limit", job.targetLimit());
        putNumber(map, "label_limit", job.labelLimit());
        if (job.bodySizeLimit().isPresent()) {
            map.put("body_size_limit", Units.prometheusSize(job.bodySizeLimit().get()));
        }
        putHttp(map, job.http());
        List<Node> kubernetes = new ArrayList<>(1);
        List<Node> statics = new ArrayList<>(0);
        for (ServiceDiscovery discovery : job.serviceDiscoveries()) {
            (discovery instanceof KubernetesDiscovery ? kubernetes : statics).add(discovery(discovery));
        }
        if (!kubernetes.isEmpty()) {
            map.put("kubernetes_sd_configs", new ListNode(kubernetes, null));
        }
        if (!statics.isEmpty()) {
            map.put("static_configs", new ListNode(statics, null));
        }
        if (moreRules.isEmpty()) {
            putRules(map, "relabel_configs", job.relabels());
        } else {
            List<Node> rules = new ArrayList<>(relabelRules(job.relabels()).items());
            rules.addAll(moreRules);
            map.put("relabel_configs", new ListNode(rules, null));
        }
        putRules(map, "metric_relabel_configs", job.metricRelabels());
        return map.build();
    }

    @Override
    String translate(String key) {
        return key;
    }

    @Override
    String message(ProtobufMessage message) {
        return message.fullName();
    }

    @Override
    void putCredential(MapNode.Builder map, String key, SecretKey reference) {
        map.put(key + "_file", file(reference));
    }

    @Override
    void putCertificates(MapNode.Builder map, Tls tls) {
        putText(map, "ca_file", tls.ca().map(this::file).or(tls::caFile));
        putText(map, "cert_file", tls.cert().map(this::file));
        putText(map, "key_file", tls.key().map(this::file));
    }

    private String file(SecretKey reference) {
        return secretsFolder + "/" + reference.secret() + "/" + reference.key();
    }

    private MapNode discovery(ServiceDiscovery discovery) {
        MapNode known = knownDiscoveries.about(discovery);
        if (known == null) {
            known = discovery instanceof KubernetesDiscovery kubernetes
                    ? kubernetes(kubernetes)
                    : staticTargets((StaticTargets) discovery);
            knownDiscoveries.remember(discovery, known);
        }
        return known;
    }

    private MapNode kubernetes(KubernetesDiscovery discovery) {
        String role = discovery.role().name().toLowerCase(Locale.ROOT);
        MapNode.Builder map = MapNode.builder(origin("kubernetes(" + role + ")", discovery.declaredAt()));
        map.put("role", role);
        if (!discovery.namespaces().isEmpty() || discovery.ownNamespace().isPresent()) {
            MapNode.Builder namespaces = MapNode.builder();
            putFlag(namespaces, "own_namespace", discovery.ownNamespace());
            if (!discovery.namespaces().isEmpty()) {
                namespaces.put("names", ListNode.ofTexts(discovery.namespaces()));
            }
            map.put("namespaces", namespaces.build());
        }
        if (!discovery.selectors().isEmpty()) {
            List<Node> selectors = new ArrayList<>();
            for (KubernetesSelector selector : discovery.selectors()) {
                MapNode.Builder entry = MapNode.builder();
                entry.put("role", selector.role().name().toLowerCase(Locale.ROOT));
                putText(entry, "label", selector.label());
                putText(entry, "field", selector.field());
                selectors.add(entry.build());
            }
            map.put("selectors", new ListNode(selectors, null));
        }
        if (discovery.attachNodeMetadata().isPresent()) {
            map.put(
                    "attach_metadata",
                    MapNode.builder()
                            .put("node", discovery.attachNodeMetadata().get())
                            .build());
        }
        return map.build();
    }

    private static MapNode staticTargets(StaticTargets statics) {
        MapNode.Builder map = MapNode.builder(origin("targets", statics.declaredAt()));
        map.put("targets", ListNode.ofTexts(statics.targets()));
        if (!statics.labels().isEmpty()) {
            MapNode.Builder labels = MapNode.builder();
            for (Label label : statics.labels()) {
                labels.put(label.name(), label.value());
            }
            map.put("labels", labels.build());
        }
        return map.build();
    }
}
