package io.promfleet.generator.dialect;

import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.RecentAnswers;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.ConfigMapKey;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.ConfigValue.CredentialValue;
import io.promfleet.model.ConfigValue.ListValue;
import io.promfleet.model.Credential;
import io.promfleet.model.CredentialFile;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.Discovery;
import io.promfleet.model.InlineCredential;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.KubernetesRole;
import io.promfleet.model.NamedCredential;
import io.promfleet.model.PrometheusConfig;
import io.promfleet.model.ProtobufMessage;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.SecretKey;
import io.promfleet.model.ServiceDiscovery;
import io.promfleet.model.Setting;
import io.promfleet.model.Settings;
import io.promfleet.model.StaticTargets;
import io.promfleet.schemas.SchemaCatalogue;
import io.promfleet.schemas.Section;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The language of Prometheus' own configuration file: snake_case, secrets in files. Also what
 * {@code additionalScrapeConfigs} of the chart holds.
 */
public final class FileDialect extends Dialect {
    private static final String UNDER_OPERATOR = "/etc/prometheus";
    // How Prometheus' keys end that take the file of what another key takes the text of.
    private static final List<String> FILE_SUFFIXES = List.of("_file", "_path");

    // In the order in which their lists are written.
    private static final List<Class<? extends ServiceDiscovery>> KINDS =
            List.of(KubernetesDiscovery.class, Discovery.class, StaticTargets.class);

    private final String mountFolder;
    private final Predicate<String> readsText;
    private final RecentAnswers<ServiceDiscovery, MapNode> knownDiscoveries = new RecentAnswers<>();

    /**
     * The dialect of a server that finds Secrets and ConfigMaps in files.
     *
     * @param mountFolder the folder that holds {@code secrets} and {@code configmaps}; below these each Secret and each
     *     ConfigMap is a folder with a file a key. Without a slash at its end
     * @param findings where to report what a file cannot say
     */
    public FileDialect(String mountFolder, Findings findings) {
        this(mountFolder, findings, key -> false);
    }

    /**
     * The dialect for what is no Prometheus and takes more from files.
     *
     * @param mountFolder as above
     * @param findings where to report what a file cannot say
     * @param readsText the keys that take nothing but a text in a file of Prometheus, and are read from a file all the same:
     *     they are written with {@code _file} behind them
     */
    public FileDialect(String mountFolder, Findings findings, Predicate<String> readsText) {
        super(findings);
        this.mountFolder = mountFolder;
        this.readsText = readsText;
    }

    /**
     * The dialect of a Prometheus that the Operator runs: it mounts what {@code prometheusSpec.secrets} and {@code
     * prometheusSpec.configMaps} list below {@code /etc/prometheus}.
     *
     * @param findings where to report what a file cannot say
     * @return the dialect
     */
    public static FileDialect underOperator(Findings findings) {
        return new FileDialect(UNDER_OPERATOR, findings);
    }

    /**
     * A whole file.
     *
     * @param config what it says
     * @return its outermost mapping, its keys in the order of the schema
     */
    public MapNode config(PrometheusConfig config) {
        Section section = SchemaCatalogue.bundled().section(SchemaCatalogue.PROMETHEUS_CONFIG);
        MapNode.Builder map = MapNode.builder(new Origin("", config.declaredAt()));
        for (String key : section.keys()) {
            switch (key) {
                case "rule_files" -> putTexts(map, key, config.ruleFiles());
                case "scrape_config_files" -> putTexts(map, key, config.scrapeConfigFiles());
                case "scrape_configs" ->
                    putList(
                            map,
                            key,
                            config.scrapeJobs().stream()
                                    .map(job -> scrapeJob(job, List.of()))
                                    .toList());
                case "remote_write" ->
                    putList(
                            map,
                            key,
                            config.remoteWrites().stream()
                                    .map(this::remoteWrite)
                                    .toList());
                default -> config.settings().setting(key).ifPresent(setting -> putSetting(map, section, setting));
            }
        }
        return map.build();
    }

    private static void putTexts(MapNode.Builder map, String key, List<String> texts) {
        if (!texts.isEmpty()) {
            map.put(key, ListNode.ofTexts(texts));
        }
    }

    private static void putList(MapNode.Builder map, String key, List<MapNode> items) {
        if (!items.isEmpty()) {
            map.put(key, new ListNode(items, null));
        }
    }

    private MapNode remoteWrite(RemoteWrite target) {
        return remoteWrite(target, target.url().orElseThrow(), target.http());
    }

    /**
     * A scrape job.
     *
     * @param job the job
     * @param moreRules rules that follow the job's own, applied to every target
     * @return its entry in {@code scrape_configs}
     */
    public MapNode scrapeJob(ScrapeJob job, List<Node> moreRules) {
        Origin origin = origin("scrapeJob(" + job.name() + ")", job.declaredAt());
        losses().declaration(origin.step());
        MapNode.Builder map = MapNode.builder(origin);
        map.put("job_name", job.name());
        putScraping(map, job, scrapeJobPart());
        putDiscoveries(map, job.serviceDiscoveries());
        putRules(map, "relabel_configs", job.relabels(), moreRules);
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
    String role(Section discovery, KubernetesRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    @Override
    void putCredential(MapNode.Builder map, Section part, String key, Credential credential, Location said) {
        if (credential instanceof InlineCredential inline) {
            map.put(key, inline.text());
        } else if (credential instanceof NamedCredential named) {
            map.put(key + "_ref", named.name());
        } else {
            map.put(key + "_file", file((CredentialPlace) credential));
        }
    }

    @Override
    void putSetting(MapNode.Builder map, Section part, Setting setting) {
        String key = setting.key();
        Origin origin = new Origin(key, setting.declaredAt());
        if (setting.value() instanceof CredentialValue credential) {
            putText(map, part, key, credential.value(), origin);
        } else if (key.equals("secrets") && setting.value() instanceof ListValue secrets) {
            putSecrets(map, secrets, origin);
        } else {
            map.put(key, node(setting.value(), part.child(key).orElse(part), origin), origin);
        }
    }

    @Override
    Section remoteWritePart() {
        return SchemaCatalogue.bundled().section(SchemaCatalogue.PROMETHEUS_REMOTE_WRITE);
    }

    private Section scrapeJobPart() {
        return SchemaCatalogue.bundled().section(SchemaCatalogue.PROMETHEUS_SCRAPE_CONFIG);
    }

    private void putText(MapNode.Builder map, Section part, String key, Credential credential, Origin origin) {
        if (credential instanceof InlineCredential inline) {
            map.put(key, new TextNode(inline.text()), origin);
        } else if (credential instanceof NamedCredential named) {
            map.put(key + "_ref", new TextNode(named.name()), origin);
        } else {
            String known = fileKey(part, key);
            String fileKey = known == null && readsText.test(key) ? key + FILE_SUFFIXES.get(0) : known;
            if (fileKey == null) {
                losses().literalOnly(key, origin);
            } else {
                map.put(fileKey, new TextNode(file((CredentialPlace) credential)), origin);
            }
        }
    }

    /** The key that takes the file of what a key takes the text of; some keys take nothing but files. */
    private static @Nullable String fileKey(Section part, String key) {
        for (String suffix : FILE_SUFFIXES) {
            if (part.keys().contains(key + suffix)) {
                return key + suffix;
            }
            if (key.endsWith(suffix)) {
                return key;
            }
        }
        return null;
    }

    /** The values of an HTTP header that are secret. */
    private void putSecrets(MapNode.Builder map, ListValue secrets, Origin origin) {
        List<Node> texts = new ArrayList<>(0);
        List<Node> files = new ArrayList<>(1);
        for (ConfigValue secret : secrets.items()) {
            Credential credential = ((CredentialValue) secret).value();
            if (credential instanceof InlineCredential inline) {
                texts.add(new TextNode(inline.text()));
            } else if (credential instanceof CredentialPlace place) {
                files.add(new TextNode(file(place)));
            }
        }
        if (!texts.isEmpty()) {
            map.put("secrets", new ListNode(texts, null), origin);
        }
        if (!files.isEmpty()) {
            map.put("files", new ListNode(files, null), origin);
        }
    }

    private String file(CredentialPlace place) {
        if (place instanceof SecretKey secret) {
            return mountFolder + "/secrets/" + secret.secret() + "/" + secret.key();
        }
        if (place instanceof ConfigMapKey configMap) {
            return mountFolder + "/configmaps/" + configMap.configMap() + "/" + configMap.key();
        }
        return ((CredentialFile) place).path();
    }

    /** Kubernetes first, what is named one by one last, and within a key in the order in which it was said. */
    private void putDiscoveries(MapNode.Builder map, List<ServiceDiscovery> discoveries) {
        Map<String, List<Node>> byKey = new LinkedHashMap<>();
        for (Class<?> kind : KINDS) {
            for (ServiceDiscovery discovery : discoveries) {
                if (kind.isInstance(discovery)) {
                    byKey.computeIfAbsent(listOf(discovery), first -> new ArrayList<>(1))
                            .add(known(discovery));
                }
            }
        }
        byKey.forEach((key, nodes) -> map.put(key, new ListNode(nodes, null)));
    }

    private MapNode known(ServiceDiscovery discovery) {
        MapNode known = knownDiscoveries.about(discovery);
        if (known == null) {
            Section list = scrapeJobPart().child(listOf(discovery)).orElseThrow();
            known = discovery(discovery, list.item().orElse(list));
            knownDiscoveries.remember(discovery, known);
        }
        return known;
    }

    private Node node(ConfigValue value, Section part, Origin origin) {
        if (value instanceof Settings settings) {
            MapNode.Builder map = MapNode.builder();
            putSettings(map, part, settings);
            return map.build();
        }
        if (value instanceof ListValue list) {
            Section item = part.item().orElse(part);
            List<Node> items = new ArrayList<>(list.items().size());
            for (ConfigValue each : list.items()) {
                items.add(node(each, item, origin));
            }
            return new ListNode(items, null);
        }
        if (value instanceof CredentialValue credential) {
            if (credential.value() instanceof InlineCredential inline) {
                return new TextNode(inline.text());
            }
            losses().literalOnly(origin.step(), origin);
            return new TextNode("");
        }
        return ConfigValues.node(value);
    }
}
