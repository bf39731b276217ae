package io.promfleet.generator.dialect;

import io.promfleet.finding.Findings;
import io.promfleet.finding.Origin;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.model.ConfigMapKey;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.Credential;
import io.promfleet.model.CredentialFile;
import io.promfleet.model.ProtobufMessage;
import io.promfleet.model.SecretKey;
import io.promfleet.model.Setting;
import io.promfleet.model.Settings;
import io.promfleet.model.Tls;
import io.promfleet.schemas.SchemaCatalogue;
import io.promfleet.schemas.Section;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The language of the Prometheus Operator's resources, which {@code prometheusSpec} of the chart passes on: camelCase with
 * a few names of its own, secrets as key selectors.
 */
public final class OperatorDialect extends Dialect {
    private static final String RESOURCES = "the Prometheus Operator's resources";

    /**
     * The Operator's dialect.
     *
     * @param findings where to report what its resources cannot say
     */
    public OperatorDialect(Findings findings) {
        super(findings);
    }

    @Override
    String translate(String key) {
        return OperatorNames.spelled(key);
    }

    @Override
    String message(ProtobufMessage message) {
        return message == ProtobufMessage.V1 ? "V1.0" : "V2.0";
    }

    @Override
    void putCredential(MapNode.Builder map, Section part, String key, Credential credential) {
        String own = name(part, key);
        String file = own + "File";
        if (credential instanceof CredentialFile path && part.keys().contains(file)) {
            map.put(file, path.path());
        } else if (own == null) {
            losses().noKey(RESOURCES, key, null);
        } else {
            put(map, own, reference(credential, part.child(own).orElse(part), own, null), null);
        }
    }

    @Override
    void putCertificates(MapNode.Builder map, Section part, Tls tls) {
        tls.ca().ifPresent(ca -> putCredential(map, part, "ca", ca));
        tls.cert().ifPresent(cert -> putCredential(map, part, "cert", cert));
        tls.key().ifPresent(key -> putCredential(map, part, "key", key));
    }

    @Override
    void putSetting(MapNode.Builder map, Section part, Setting setting) {
        Origin origin = origin(setting.key(), setting.declaredAt());
        String own = name(part, setting.key());
        if (own == null) {
            losses().noKey(RESOURCES, setting.key(), origin);
        } else {
            put(map, own, node(setting.value(), part.child(own).orElse(part), own, origin), origin);
        }
    }

    @Override
    Section remoteWritePart() {
        return SchemaCatalogue.bundled().section("operator/remote-write");
    }

    private static void put(MapNode.Builder map, String key, @Nullable Node node, @Nullable Origin origin) {
        if (node != null) {
            map.put(key, node, origin);
        }
    }

    private static @Nullable String name(Section part, String key) {
        return OperatorNames.inResource(part, key).orElse(null);
    }

    private @Nullable Node node(ConfigValue value, Section part, String key, Origin origin) {
        if (value instanceof Settings settings) {
            MapNode.Builder map = MapNode.builder();
            putSettings(map, part, settings);
            // Where nothing was left, that has been reported.
            return map.isEmpty() && !settings.isEmpty() ? null : map.build();
        }
        if (value instanceof ConfigValue.ListValue list) {
            Section item = part.item().orElse(part);
            List<Node> items = new ArrayList<>(list.items().size());
            for (ConfigValue each : list.items()) {
                Node node = node(each, item, key, origin);
                if (node != null) {
                    items.add(node);
                }
            }
            return new ListNode(items, null);
        }
        if (value instanceof ConfigValue.CredentialValue credential) {
            return reference(credential.value(), part, key, origin);
        }
        if (!part.keys().isEmpty() && !(value instanceof ConfigValue.ObjectValue)) {
            losses().referenceOnly(RESOURCES, key, origin);
            return null;
        }
        return ConfigValues.node(value);
    }

    private @Nullable Node reference(Credential credential, Section part, String key, @Nullable Origin origin) {
        boolean either = part.keys().contains("secret");
        if (credential instanceof SecretKey secret && !part.keys().isEmpty()) {
            MapNode selector = selector(secret.secret(), secret.key());
            return either ? MapNode.builder().put("secret", selector).build() : selector;
        }
        if (credential instanceof ConfigMapKey configMap && either) {
            return MapNode.builder()
                    .put("configMap", selector(configMap.configMap(), configMap.key()))
                    .build();
        }
        losses().referenceOnly(RESOURCES, key, origin);
        return null;
    }

    private static MapNode selector(String name, String key) {
        return MapNode.builder().put("name", name).put("key", key).build();
    }
}
