package io.promfleet.generator.dialect;

import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.ConfigMapKey;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.Credential;
import io.promfleet.model.CredentialFile;
import io.promfleet.model.KubernetesRole;
import io.promfleet.model.ProtobufMessage;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.SecretKey;
import io.promfleet.model.ServiceDiscovery;
import io.promfleet.model.Setting;
import io.promfleet.model.Settings;
import io.promfleet.schemas.SchemaCatalogue;
import io.promfleet.schemas.Section;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The language of the Prometheus Operator's resources, which {@code prometheusSpec} of the chart passes on: camelCase with
 * a few names of its own, secrets as key selectors.
 */
public final class OperatorDialect extends Dialect {
    static final String RESOURCES = "the Prometheus Operator's resources";

    /** Matches what the empty expression matches, the empty text alone. */
    private static final String NOTHING = "()";

    private final Function<Credential, Optional<Location>> places;

    /**
     * The Operator's dialect.
     *
     * @param findings where to report what its resources cannot say
     */
    public OperatorDialect(Findings findings) {
        this(findings, credential -> Optional.empty());
    }

    /**
     * The dialect, for a model that was read.
     *
     * @param findings where to report what the Operator cannot say
     * @param places where a credential stands, which has no place of its own
     */
    public OperatorDialect(Findings findings, Function<Credential, Optional<Location>> places) {
        super(findings);
        this.places = places;
    }

    @Override
    String translate(String key) {
        return OperatorNames.spelled(key);
    }

    @Override
    String message(ProtobufMessage message) {
        return OperatorNames.version(message);
    }

    @Override
    String role(Section discovery, KubernetesRole role) {
        return OperatorNames.word(discovery.child("role").orElse(discovery), role.name());
    }

    @Override
    void putCredential(MapNode.Builder map, Section part, String key, Credential credential, Location said) {
        String own = name(part, key);
        String file = own + "File";
        if (credential instanceof CredentialFile path && part.keys().contains(file)) {
            map.put(file, path.path());
        } else if (own == null && key.equals("bearer_token") && part.keys().contains("authorization")) {
            putBearerToken(map, part, credential, said);
        } else if (own == null) {
            losses().noKey(RESOURCES, key, placeOf(key, credential, said));
        } else {
            put(map, own, reference(credential, part.child(own).orElse(part), own, origin(own, said)), null);
        }
    }

    /** The Operator leaves an empty expression out, and Prometheus then takes the one that matches everything. */
    @Override
    String expression(String regex) {
        return regex.isEmpty() ? NOTHING : regex;
    }

    @Override
    void putSetting(MapNode.Builder map, Section part, Setting setting) {
        Origin origin = origin(setting.key(), setting.declaredAt());
        String own = name(part, setting.key());
        if (own == null && setting.value() instanceof ConfigValue.CredentialValue) {
            own = name(part, withoutFile(setting.key()));
        }
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

    /**
     * A scrape job as the {@code spec} of a {@code ScrapeConfig}. The Operator gives the job a name of its own and sets the
     * label {@code job} to this one's.
     *
     * @param job the job
     * @return the specification; what it cannot say is reported and left out
     */
    public MapNode scrapeConfig(ScrapeJob job) {
        return scrapeConfig(job, List.of());
    }

    /**
     * A scrape job as the {@code spec} of a {@code ScrapeConfig}, with rules that are not its own.
     *
     * @param job the job
     * @param moreRules rules that follow the job's own, applied to every target
     * @return the specification; what it cannot say is reported and left out
     */
    public MapNode scrapeConfig(ScrapeJob job, List<Node> moreRules) {
        Section part = SchemaCatalogue.bundled()
                .section("kubernetes/monitoring.coreos.com/v1alpha1/ScrapeConfig")
                .child("spec")
                .orElseThrow();
        Origin origin = origin("scrapeJob(" + job.name() + ")", job.declaredAt());
        losses().declaration(origin.step());
        MapNode.Builder map = MapNode.builder(origin);
        map.put("jobName", job.name());
        putScraping(map, job, part);
        putDiscoveries(map, part, job.serviceDiscoveries());
        putRules(map, "relabel_configs", job.relabels(), moreRules);
        putRules(map, "metric_relabel_configs", job.metricRelabels());
        return map.build();
    }

    private void putDiscoveries(MapNode.Builder map, Section part, List<ServiceDiscovery> discoveries) {
        Map<String, List<Node>> byKey = new LinkedHashMap<>();
        for (ServiceDiscovery discovery : discoveries) {
            String kind = listOf(discovery);
            String own = name(part, kind);
            if (own == null) {
                losses().noKey(RESOURCES, kind, origin(kind, discovery.declaredAt()));
                continue;
            }
            Section list = part.child(own).orElseThrow();
            Node node = discovery(discovery, list.item().orElse(list));
            byKey.computeIfAbsent(own, first -> new ArrayList<>(1)).add(node);
        }
        byKey.forEach((key, nodes) -> map.put(key, new ListNode(nodes, null)));
    }

    /** The resources that came last have no {@code bearerToken}; what it does they call an authorization. */
    private void putBearerToken(MapNode.Builder map, Section part, Credential token, Location said) {
        MapNode.Builder method = MapNode.builder();
        putCredential(method, part.child("authorization").orElse(part), "credentials", token, said);
        if (!method.isEmpty()) {
            map.put("authorization", method.build());
        }
    }

    /** What Prometheus reads from a file, a resource selects by the key for the text of it. */
    private static String withoutFile(String key) {
        return key.endsWith("_file") ? key.substring(0, key.length() - "_file".length()) : key;
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
        if (value instanceof ConfigValue.TextValue text) {
            return new TextNode(OperatorNames.word(part, text.value()));
        }
        if (value instanceof ConfigValue.DecimalValue number
                && part.keyword("type") instanceof List<?> types
                && types.contains("string")) {
            return new TextNode(BigDecimal.valueOf(number.value()).toPlainString()); // a quantity of Kubernetes
        }
        return ConfigValues.node(value);
    }

    private @Nullable Node reference(Credential credential, Section part, String key, Origin origin) {
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
        losses().referenceOnly(RESOURCES, key, placeOf(key, credential, origin.location()));
        return null;
    }

    private Origin placeOf(String key, Credential credential, Location otherwise) {
        return origin(key, places.apply(credential).orElse(otherwise));
    }

    private static MapNode selector(String name, String key) {
        return MapNode.builder().put("name", name).put("key", key).build();
    }
}
