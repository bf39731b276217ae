package io.promfleet.generator.dialect;

import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.RecentAnswers;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.Authentication;
import io.promfleet.model.Drop;
import io.promfleet.model.DropEqual;
import io.promfleet.model.HashMod;
import io.promfleet.model.Header;
import io.promfleet.model.HttpClient;
import io.promfleet.model.Keep;
import io.promfleet.model.KeepEqual;
import io.promfleet.model.LabelDrop;
import io.promfleet.model.LabelKeep;
import io.promfleet.model.LabelMap;
import io.promfleet.model.Lowercase;
import io.promfleet.model.Metadata;
import io.promfleet.model.ProtobufMessage;
import io.promfleet.model.Queue;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.Replace;
import io.promfleet.model.SecretKey;
import io.promfleet.model.Tls;
import io.promfleet.model.Uppercase;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How a language says what Prometheus can be told. Keys are named here as Prometheus names them; a subclass spells them
 * and says what its language does differently. Rules that stand in many jobs become one node. Not thread-safe.
 */
public abstract class Dialect {
    private final Map<String, String> spellings = new HashMap<>();
    private final RecentAnswers<RelabelRules, ListNode> knownRules = new RecentAnswers<>();

    Dialect() {}

    /** The language's own name for a key of Prometheus. */
    abstract String translate(String key);

    /** The language's name for a message of remote write. */
    abstract String message(ProtobufMessage message);

    /** Adds a credential where the language looks for one named by a key of Prometheus, such as {@code password}. */
    abstract void putCredential(MapNode.Builder map, String key, SecretKey reference);

    /** Adds where certificates and keys are. */
    abstract void putCertificates(MapNode.Builder map, Tls tls);

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
        MapNode.Builder map =
                MapNode.builder(new Origin("remoteWrite(" + remoteWrite.name() + ")", remoteWrite.declaredAt()));
        map.put(key("name"), remoteWrite.name());
        map.put(key("url"), url.toString());
        put(map, "remote_timeout", remoteWrite.remoteTimeout());
        if (!remoteWrite.headers().isEmpty()) {
            MapNode.Builder headers = MapNode.builder();
            for (Header header : remoteWrite.headers()) {
                headers.put(header.name(), new TextNode(header.value()), origin("header", header.declaredAt()));
            }
            map.put(key("headers"), headers.build());
        }
        putHttp(map, http);
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
     * @return its entry in a list of rules
     */
    public final MapNode constant(String label, String replacement) {
        return MapNode.builder()
                .put(key("action"), "replace")
                .put(key("target_label"), label)
                .put(key("replacement"), replacement)
                .build();
    }

    final void putHttp(MapNode.Builder map, HttpClient http) {
        Authentication authentication = http.authentication().orElse(null);
        if (authentication != null) {
            putAuthentication(map, authentication);
        }
        Tls tls = http.tls().orElse(null);
        if (tls != null) {
            MapNode.Builder settings = MapNode.builder(origin("tls", tls.declaredAt()));
            putCertificates(settings, tls);
            putText(settings, "server_name", tls.serverName());
            putFlag(settings, "insecure_skip_verify", tls.insecureSkipVerify());
            map.put(key("tls_config"), settings.build());
        }
        URI proxy = http.proxyUrl().orElse(null);
        if (proxy != null) {
            map.put(key("proxy_url"), proxy.toString());
        }
        putFlag(map, "follow_redirects", http.followRedirects());
        putFlag(map, "enable_http2", http.enableHttp2());
    }

    final void putRules(MapNode.Builder map, String key, RelabelRules rules) {
        if (!rules.isEmpty()) {
            map.put(key(key), relabelRules(rules));
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

    private void putAuthentication(MapNode.Builder map, Authentication authentication) {
        MapNode.Builder method = MapNode.builder();
        if (authentication instanceof Authentication.BasicAuth basic) {
            putCredential(method, "username", basic.username());
            putCredential(method, "password", basic.password());
            map.put(key("basic_auth"), method.build());
        } else if (authentication instanceof Authentication.Authorization authorization) {
            method.put(key("type"), authorization.type());
            putCredential(method, "credentials", authorization.credentials());
            map.put(key("authorization"), method.build());
        } else if (authentication instanceof Authentication.TokenFile token) {
            method.put(key("credentials_file"), token.file());
            map.put(key("authorization"), method.build());
        }
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
            putText(map, "regex", replace.regex());
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
            map.put(key("modulus"), hashMod.modulus());
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
        return start(action, rule, sources, separator).put(key("regex"), regex).build();
    }

    private MapNode target(
            String action, RelabelRule rule, List<String> sources, Optional<String> separator, String target) {
        return start(action, rule, sources, separator)
                .put(key("target_label"), target)
                .build();
    }

    private MapNode.Builder names(String action, RelabelRule rule, String regex) {
        return start(action, rule, List.of(), Optional.empty()).put(key("regex"), regex);
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
}
