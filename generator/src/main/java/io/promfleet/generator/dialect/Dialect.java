package io.promfleet.generator.dialect;

import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.RecentAnswers;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.manifest.UnsignedNode;
import io.promfleet.model.Authentication;
import io.promfleet.model.Credential;
import io.promfleet.model.Discovery;
import io.promfleet.model.Drop;
import io.promfleet.model.DropEqual;
import io.promfleet.model.HashMod;
import io.promfleet.model.Header;
import io.promfleet.model.HttpClient;
import io.promfleet.model.Keep;
import io.promfleet.model.KeepEqual;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.KubernetesRole;
import io.promfleet.model.KubernetesSelector;
import io.promfleet.model.Label;
import io.promfleet.model.LabelDrop;
import io.promfleet.model.LabelKeep;
import io.promfleet.model.LabelMap;
import io.promfleet.model.Lowercase;
import io.promfleet.model.Metadata;
import io.promfleet.model.Parameter;
import io.promfleet.model.ProtobufMessage;
import io.promfleet.model.Queue;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.Replace;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ServiceDiscovery;
import io.promfleet.model.Setting;
import io.promfleet.model.Settings;
import io.promfleet.model.StaticTargets;
import io.promfleet.model.Tls;
import io.promfleet.model.TlsVersion;
import io.promfleet.model.Uppercase;
import io.promfleet.schemas.Section;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How a language says what Prometheus can be told. Keys are named here as Prometheus names them; a subclass spells them
 * and says what its language does differently. Rules that stand in many jobs become one node. Not thread-safe.
 */
public abstract class Dialect {
    private final Map<String, String> spellings = new HashMap<>();
    private final RecentAnswers<RelabelRules, ListNode> knownRules = new RecentAnswers<>();

    private final Losses losses;

    Dialect(Findings findings) {
        this.losses = new Losses(findings);
    }

    /**
     * Says whose configuration comes next, for the findings about it.
     *
     * @param path the model path, such as {@code source(production)}
     */
    public final void speakOf(String path) {
        losses.cluster(path);
    }

    final Losses losses() {
        return losses;
    }

    /** The language's own name for a key of Prometheus. */
    abstract String translate(String key);

    /** The language's name for a message of remote write. */
    abstract String message(ProtobufMessage message);

    /** Adds a credential where the language looks for one named by a key of Prometheus, such as {@code password}. */
    abstract void putCredential(MapNode.Builder map, Section part, String key, Credential credential, Location said);

    /** The language's name for a role of Kubernetes discovery, in the part about one discovery. */
    abstract String role(Section discovery, KubernetesRole role);

    /** Adds a setting the way that a part of the language says it. */
    abstract void putSetting(MapNode.Builder map, Section part, Setting setting);

    /** What the language has for an entry of {@code remote_write}. */
    abstract Section remoteWritePart();

    final String key(String key) {
        String known = spellings.get(key);
        if (known == null) {
            known = translate(key);
            spellings.put(key, known);
        }
        return known;
    }

    /**
     * A target of remote write.
     *
     * @param remoteWrite the target
     * @param url where it sends to
     * @param http how it connects, with what the receiver asks for
     * @return its entry in {@code remote_write}
     */
    public final MapNode remoteWrite(RemoteWrite remoteWrite, URI url, HttpClient http) {
        Origin origin = origin("remoteWrite(" + remoteWrite.name() + ")", remoteWrite.declaredAt());
        losses.declaration(origin.step());
        MapNode.Builder map = MapNode.builder(origin);
        if (!remoteWrite.name().isEmpty()) {
            map.put(key("name"), remoteWrite.name());
        }
        map.put(key("url"), url.toString());
        put(map, "remote_timeout", remoteWrite.remoteTimeout());
        if (!remoteWrite.headers().isEmpty()) {
            MapNode.Builder headers = MapNode.builder();
            for (Header header : remoteWrite.headers()) {
                headers.put(header.name(), new TextNode(header.value()), origin("header", header.declaredAt()));
            }
            map.put(key("headers"), headers.build());
        }
        putHttp(map, http, remoteWritePart());
        putFlag(map, "send_exemplars", remoteWrite.sendExemplars());
        putFlag(map, "send_native_histograms", remoteWrite.sendNativeHistograms());
        putFlag(map, "round_robin_dns", remoteWrite.roundRobinDns());
        ProtobufMessage protobuf = remoteWrite.protobufMessage().orElse(null);
        if (protobuf != null) {
            map.put(key("protobuf_message"), message(protobuf));
        }
        putRules(map, "write_relabel_configs", remoteWrite.writeRelabels());
        Queue queue = remoteWrite.queue().orElse(null);
        if (queue != null) {
            map.put(key("queue_config"), queue(queue));
        }
        Metadata metadata = remoteWrite.metadata().orElse(null);
        if (metadata != null) {
            map.put(key("metadata_config"), metadata(metadata));
        }
        return map.build();
    }

    /**
     * Relabel rules. The same rules give the same node.
     *
     * @param rules the rules
     * @return their list
     */
    public final ListNode relabelRules(RelabelRules rules) {
        ListNode known = knownRules.about(rules);
        if (known == null) {
            Node[] nodes = new Node[rules.rules().size()];
            for (int i = 0; i < nodes.length; i++) {
                nodes[i] = relabelRule(rules.rules().get(i));
            }
            known = new ListNode(List.of(nodes), null);
            knownRules.remember(rules, known);
        }
        return known;
    }

    /**
     * A rule that sets a label to a constant.
     *
     * @param label the label
     * @param replacement its value, in which a dollar sign starts a reference
     * @param origin where the label was said; null where promfleet derived it
     * @return its entry in a list of rules
     */
    public final MapNode constant(String label, String replacement, @Nullable Origin origin) {
        return MapNode.builder(origin)
                .put(key("action"), "replace")
                .put(key("target_label"), label)
                .put(key("replacement"), replacement)
                .build();
    }

    /** Adds all of a scrape job but its name, its discoveries and its rules. */
    final void putScraping(MapNode.Builder map, ScrapeJob job, Section part) {
        put(map, "scrape_interval", job.scrapeInterval());
        put(map, "scrape_timeout", job.scrapeTimeout());
        putText(map, "metrics_path", job.metricsPath());
        putText(map, "scheme", job.scheme().map(scheme -> scheme.name().toLowerCase(Locale.ROOT)));
        if (!job.params().isEmpty()) {
            MapNode.Builder params = MapNode.builder();
            for (Parameter parameter : job.params()) {
                params.put(
                        parameter.name(),
                        ListNode.ofTexts(parameter.values()),
                        origin("param(" + parameter.name() + ")", parameter.declaredAt()));
            }
            map.put(key("params"), params.build());
        }
        putFlag(map, "honor_labels", job.honorLabels());
        putFlag(map, "honor_timestamps", job.honorTimestamps());
        putNumber(map, "sample_limit", job.sampleLimit());
        putNumber(map, "target_limit", job.targetLimit());
        putNumber(map, "label_limit", job.labelLimit());
        putText(map, "body_size_limit", job.bodySizeLimit().map(Units::prometheusSize));
        putSettings(map, part, job.settings());
        putHttp(map, job.http(), part);
    }

    /** Prometheus' name for the list that a discovery stands in. */
    static String listOf(ServiceDiscovery discovery) {
        if (discovery instanceof Discovery other) {
            return other.kind() + "_sd_configs";
        }
        return discovery instanceof KubernetesDiscovery ? "kubernetes_sd_configs" : "static_configs";
    }

    /** A discovery as an entry of its list. */
    final MapNode discovery(ServiceDiscovery discovery, Section part) {
        if (discovery instanceof KubernetesDiscovery kubernetes) {
            return kubernetes(kubernetes, part);
        }
        if (discovery instanceof StaticTargets targets) {
            return staticTargets(targets);
        }
        Discovery other = (Discovery) discovery;
        MapNode.Builder map = MapNode.builder(origin(other.kind(), other.declaredAt()));
        putSettings(map, part, other.settings());
        putHttp(map, other.http(), part);
        return map.build();
    }

    private MapNode kubernetes(KubernetesDiscovery discovery, Section part) {
        String step = "kubernetes(" + discovery.role().name().toLowerCase(Locale.ROOT) + ")";
        MapNode.Builder map = MapNode.builder(origin(step, discovery.declaredAt()));
        map.put(key("role"), role(part, discovery.role()));
        if (!discovery.namespaces().isEmpty() || discovery.ownNamespace().isPresent()) {
            MapNode.Builder namespaces = MapNode.builder();
            putFlag(namespaces, "own_namespace", discovery.ownNamespace());
            if (!discovery.namespaces().isEmpty()) {
                namespaces.put(key("names"), ListNode.ofTexts(discovery.namespaces()));
            }
            map.put(key("namespaces"), namespaces.build());
        }
        if (!discovery.selectors().isEmpty()) {
            List<Node> selectors = new ArrayList<>(discovery.selectors().size());
            for (KubernetesSelector selector : discovery.selectors()) {
                MapNode.Builder entry = MapNode.builder().put(key("role"), role(part, selector.role()));
                putText(entry, "label", selector.label());
                putText(entry, "field", selector.field());
                selectors.add(entry.build());
            }
            map.put(key("selectors"), new ListNode(selectors, null));
        }
        putSettings(map, part, discovery.settings());
        putHttp(map, discovery.http(), part);
        if (discovery.attachNodeMetadata().isPresent()) {
            MapNode.Builder attached = MapNode.builder();
            putFlag(attached, "node", discovery.attachNodeMetadata());
            map.put(key("attach_metadata"), attached.build());
        }
        return map.build();
    }

    final void putHttp(MapNode.Builder map, HttpClient http, Section part) {
        Authentication authentication = http.authentication().orElse(null);
        if (authentication != null) {
            putAuthentication(map, authentication, part, http.declaredAt());
        }
        Tls tls = http.tls().orElse(null);
        if (tls != null) {
            MapNode.Builder settings = MapNode.builder(origin("tls", tls.declaredAt()));
            Section within = part(part, "tls_config");
            tls.ca().ifPresent(ca -> putCredential(settings, within, "ca", ca, tls.declaredAt()));
            tls.cert().ifPresent(cert -> putCredential(settings, within, "cert", cert, tls.declaredAt()));
            tls.key().ifPresent(key -> putCredential(settings, within, "key", key, tls.declaredAt()));
            putText(settings, "server_name", tls.serverName());
            putFlag(settings, "insecure_skip_verify", tls.insecureSkipVerify());
            putText(settings, "min_version", tls.minVersion().map(TlsVersion::name));
            putText(settings, "max_version", tls.maxVersion().map(TlsVersion::name));
            map.put(key("tls_config"), settings.build());
        }
        putSettings(map, part, http.settings());
    }

    final void putSettings(MapNode.Builder map, Section part, Settings settings) {
        for (Setting setting : settings.all()) {
            putSetting(map, part, setting);
        }
    }

    final void putRules(MapNode.Builder map, String key, RelabelRules rules) {
        if (!rules.isEmpty()) {
            map.put(key(key), relabelRules(rules));
        }
    }

    final void putRules(MapNode.Builder map, String key, RelabelRules rules, List<Node> more) {
        if (more.isEmpty()) {
            putRules(map, key, rules);
        } else {
            List<Node> all = new ArrayList<>(relabelRules(rules).items());
            all.addAll(more);
            map.put(key(key), new ListNode(all, null));
        }
    }

    final void put(MapNode.Builder map, String key, Optional<Duration> time) {
        if (time.isPresent()) {
            map.put(key(key), Units.prometheusDuration(time.get()));
        }
    }

    final void putNumber(MapNode.Builder map, String key, Optional<? extends Number> number) {
        if (number.isPresent()) {
            map.put(key(key), number.get().longValue());
        }
    }

    final void putFlag(MapNode.Builder map, String key, Optional<Boolean> flag) {
        if (flag.isPresent()) {
            map.put(key(key), flag.get());
        }
    }

    final void putText(MapNode.Builder map, String key, Optional<String> text) {
        if (text.isPresent()) {
            map.put(key(key), text.get());
        }
    }

    static Origin origin(String step, Location location) {
        return new Origin(step, location);
    }

    private void putAuthentication(
            MapNode.Builder map, Authentication authentication, Section part, Location declaredAt) {
        MapNode.Builder method = MapNode.builder();
        if (authentication instanceof Authentication.BasicAuth basic) {
            Section within = part(part, "basic_auth");
            basic.username().ifPresent(username -> putCredential(method, within, "username", username, declaredAt));
            basic.password().ifPresent(password -> putCredential(method, within, "password", password, declaredAt));
            // Where nothing of it can be said, that has been reported.
            if (!method.isEmpty()
                    || (basic.username().isEmpty() && basic.password().isEmpty())) {
                map.put(key("basic_auth"), method.build());
            }
        } else if (authentication instanceof Authentication.Authorization authorization) {
            Section within = part(part, "authorization");
            putText(method, "type", authorization.type());
            authorization
                    .credentials()
                    .ifPresent(credentials -> putCredential(method, within, "credentials", credentials, declaredAt));
            map.put(key("authorization"), method.build());
        } else if (authentication instanceof Authentication.BearerToken bearer) {
            putCredential(map, part, "bearer_token", bearer.token(), declaredAt);
        } else if (authentication instanceof Authentication.OAuth2 oauth2) {
            Section within = part(part, "oauth2");
            putSettings(method, within, oauth2.settings());
            putHttp(method, oauth2.connection(), within);
            map.put(
                    key("oauth2"),
                    method.build(),
                    origin("oauth2", oauth2.connection().declaredAt()));
        } else if (authentication instanceof Authentication.SigV4 sigV4) {
            putSection(map, "sigv4", sigV4.settings(), part, declaredAt);
        } else if (authentication instanceof Authentication.AzureAd azureAd) {
            putSection(map, "azuread", azureAd.settings(), part, declaredAt);
        } else if (authentication instanceof Authentication.GoogleIam googleIam) {
            putSection(map, "google_iam", googleIam.settings(), part, declaredAt);
        }
    }

    private void putSection(MapNode.Builder map, String key, Settings settings, Section part, Location declaredAt) {
        Location line = settings.isEmpty() ? declaredAt : settings.all().get(0).declaredAt();
        putSetting(map, part, new Setting(key, settings, line));
    }

    private Section part(Section part, String key) {
        return part.child(key(key)).orElse(part);
    }

    private MapNode queue(Queue queue) {
        MapNode.Builder map = MapNode.builder(origin("queue", queue.declaredAt()));
        putNumber(map, "capacity", queue.capacity());
        putNumber(map, "min_shards", queue.minShards());
        putNumber(map, "max_shards", queue.maxShards());
        putNumber(map, "max_samples_per_send", queue.maxSamplesPerSend());
        put(map, "batch_send_deadline", queue.batchSendDeadline());
        put(map, "min_backoff", queue.minBackoff());
        put(map, "max_backoff", queue.maxBackoff());
        putFlag(map, "retry_on_http_429", queue.retryOnHttp429());
        put(map, "sample_age_limit", queue.sampleAgeLimit());
        return map.build();
    }

    private MapNode metadata(Metadata metadata) {
        MapNode.Builder map = MapNode.builder(origin("metadata", metadata.declaredAt()));
        putFlag(map, "send", metadata.send());
        put(map, "send_interval", metadata.sendInterval());
        putNumber(map, "max_samples_per_send", metadata.maxSamplesPerSend());
        return map.build();
    }

    private MapNode relabelRule(RelabelRule rule) {
        if (rule instanceof Keep keep) {
            return filter("keep", rule, keep.sourceLabels(), keep.separator(), keep.regex());
        }
        if (rule instanceof Drop drop) {
            return filter("drop", rule, drop.sourceLabels(), drop.separator(), drop.regex());
        }
        if (rule instanceof Replace replace) {
            MapNode.Builder map = start("replace", rule, replace.sourceLabels(), replace.separator());
            putText(map, "regex", replace.regex().map(this::expression));
            map.put(key("target_label"), replace.targetLabel());
            putText(map, "replacement", replace.replacement());
            return map.build();
        }
        if (rule instanceof KeepEqual equal) {
            return target("keepequal", rule, equal.sourceLabels(), Optional.empty(), equal.targetLabel());
        }
        if (rule instanceof DropEqual equal) {
            return target("dropequal", rule, equal.sourceLabels(), Optional.empty(), equal.targetLabel());
        }
        if (rule instanceof HashMod hashMod) {
            MapNode.Builder map = start("hashmod", rule, hashMod.sourceLabels(), hashMod.separator());
            map.put(key("modulus"), UnsignedNode.of(hashMod.modulus()), null);
            return map.put(key("target_label"), hashMod.targetLabel()).build();
        }
        if (rule instanceof LabelMap labelMap) {
            MapNode.Builder map = names("labelmap", rule, labelMap.regex());
            putText(map, "replacement", labelMap.replacement());
            return map.build();
        }
        if (rule instanceof LabelDrop labelDrop) {
            return names("labeldrop", rule, labelDrop.regex()).build();
        }
        if (rule instanceof LabelKeep labelKeep) {
            return names("labelkeep", rule, labelKeep.regex()).build();
        }
        if (rule instanceof Lowercase lowercase) {
            return target("lowercase", rule, lowercase.sourceLabels(), lowercase.separator(), lowercase.targetLabel());
        }
        Uppercase uppercase = (Uppercase) rule;
        return target("uppercase", rule, uppercase.sourceLabels(), uppercase.separator(), uppercase.targetLabel());
    }

    private MapNode filter(
            String action, RelabelRule rule, List<String> sources, Optional<String> separator, String regex) {
        return start(action, rule, sources, separator)
                .put(key("regex"), expression(regex))
                .build();
    }

    private MapNode target(
            String action, RelabelRule rule, List<String> sources, Optional<String> separator, String target) {
        return start(action, rule, sources, separator)
                .put(key("target_label"), target)
                .build();
    }

    private MapNode.Builder names(String action, RelabelRule rule, String regex) {
        return start(action, rule, List.of(), Optional.empty()).put(key("regex"), expression(regex));
    }

    private MapNode.Builder start(String action, RelabelRule rule, List<String> sources, Optional<String> separator) {
        MapNode.Builder map = MapNode.builder(origin(action, rule.declaredAt()));
        map.put(key("action"), action);
        if (!sources.isEmpty()) {
            map.put(key("source_labels"), ListNode.ofTexts(sources));
        }
        putText(map, "separator", separator);
        return map;
    }

    /** How a rule's expression is spelled; as it is unless a language says otherwise. */
    String expression(String regex) {
        return regex;
    }

    /** Targets named one by one, which all languages say alike. */
    private static MapNode staticTargets(StaticTargets statics) {
        MapNode.Builder map = MapNode.builder(origin("targets", statics.declaredAt()));
        map.put("targets", ListNode.ofTexts(statics.targets()));
        if (!statics.labels().isEmpty()) {
            MapNode.Builder labels = MapNode.builder();
            for (Label label : statics.labels()) {
                labels.put(
                        label.name(),
                        new TextNode(label.value()),
                        origin("label(" + label.name() + ")", label.declaredAt()));
            }
            map.put("labels", labels.build());
        }
        return map.build();
    }
}
