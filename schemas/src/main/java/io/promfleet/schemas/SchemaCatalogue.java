package io.promfleet.schemas;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds schemas. A schema has a stable name, which is its {@code $id} without {@value #ID_PREFIX} and {@code .json}; it is
 * read when it is first asked for and kept. Safe for use by several threads.
 */
public final class SchemaCatalogue {
    /** What every {@code $id} starts with. */
    public static final String ID_PREFIX = "https://promfleet.io/schemas/";

    /** The values of the chart kube-prometheus-stack: a closed key set. */
    public static final String CHART_VALUES = "chart-values/kube-prometheus-stack";

    /** A whole configuration file of Prometheus. */
    public static final String PROMETHEUS_CONFIG = "prometheus/config";

    /** One entry of {@code scrape_configs}. */
    public static final String PROMETHEUS_SCRAPE_CONFIG = "prometheus/scrape-config";

    /** One entry of {@code remote_write}. */
    public static final String PROMETHEUS_REMOTE_WRITE = "prometheus/remote-write";

    /** One entry of {@code relabel_configs}, {@code metric_relabel_configs} or {@code write_relabel_configs}. */
    public static final String PROMETHEUS_RELABEL_CONFIG = "prometheus/relabel-config";

    /** The whole list {@code scrape_configs}, such as the content of a Secret of additional scrape configurations. */
    public static final String PROMETHEUS_SCRAPE_CONFIG_LIST = "prometheus/scrape-config-list";

    /** The whole list {@code remote_write}. */
    public static final String PROMETHEUS_REMOTE_WRITE_LIST = "prometheus/remote-write-list";

    /** A file that {@code scrape_config_files} names. */
    public static final String PROMETHEUS_SCRAPE_CONFIG_FILE = "prometheus/scrape-config-file";

    /** A rule file of Prometheus: groups of recording and alerting rules. */
    public static final String PROMETHEUS_RULES = "prometheus/rules";

    /** A file of unit tests for rules; {@code promtool test rules}. */
    public static final String PROMETHEUS_RULE_TESTS = "prometheus/rule-tests";

    private static final SchemaCatalogue BUNDLED = new SchemaCatalogue(null);
    private static final String KINDS = "kubernetes/";

    private final Map<String, SchemaDocument> loaded = new ConcurrentHashMap<>();
    private volatile @Nullable SchemaTexts texts;

    private SchemaCatalogue(@Nullable SchemaTexts texts) {
        this.texts = texts;
    }

    /**
     * The schemas that come with promfleet.
     *
     * @return the one catalogue
     */
    public static SchemaCatalogue bundled() {
        return BUNDLED;
    }

    /**
     * A catalogue of other schemas, which may refer to one another.
     *
     * @param texts the text of each schema by its name; each {@code $id} is {@value #ID_PREFIX}, the name and
     *     {@code .json}
     * @return a catalogue of these and no others
     */
    public static SchemaCatalogue of(Map<String, String> texts) {
        return new SchemaCatalogue(SchemaTexts.of(texts));
    }

    /**
     * The schema of a Kubernetes object.
     *
     * @param apiVersion the object's {@code apiVersion}, such as {@code helm.toolkit.fluxcd.io/v2}
     * @param kind the object's {@code kind}, such as {@code HelmRelease}
     * @return the name of the schema, such as {@code kubernetes/helm.toolkit.fluxcd.io/v2/HelmRelease}; empty if the
     *     catalogue has none
     */
    public Optional<String> forKind(String apiVersion, String kind) {
        if (apiVersion.isEmpty() || kind.indexOf('/') >= 0) {
            return Optional.empty();
        }
        String name = KINDS + apiVersion + "/" + kind;
        return texts().has(name) ? Optional.of(name) : Optional.empty();
    }

    /**
     * Whether objects of a kind have a schema in any version of any group.
     *
     * @param kind the kind, such as {@code HelmRelease}
     * @return false for {@code StatefulSet}, of which the catalogue has nothing
     */
    public boolean knowsKind(String kind) {
        String end = "/" + kind;
        return names().stream().anyMatch(name -> name.startsWith(KINDS) && name.endsWith(end));
    }

    /**
     * A schema as a tree; the same one every time.
     *
     * @param name the schema's name
     * @return the schema
     * @throws IllegalArgumentException if the catalogue has no schema of that name
     */
    public SchemaDocument load(String name) {
        SchemaDocument known = loaded.get(name);
        if (known != null) {
            return known;
        }
        SchemaDocument read = new SchemaDocument(name, SchemaReader.read(texts().text(name)));
        SchemaDocument first = loaded.putIfAbsent(name, read);
        return first == null ? read : first;
    }

    /**
     * The text of a schema, without the blanks and line ends that its file has between the words of JSON.
     *
     * @param name the schema's name
     * @return its bytes, JSON in UTF-8; the caller may close it
     * @throws IllegalArgumentException if the catalogue has no schema of that name
     */
    public InputStream open(String name) {
        return new ByteArrayInputStream(texts().text(name));
    }

    /**
     * The text of a schema, as {@link #open} gives it.
     *
     * @param name the schema's name
     * @return its text, JSON
     * @throws IllegalArgumentException if the catalogue has no schema of that name
     */
    public String text(String name) {
        return new String(texts().text(name), StandardCharsets.UTF_8);
    }

    /**
     * The names of all schemas, those included that only hold what others refer to.
     *
     * @return the names, sorted
     */
    public List<String> names() {
        return texts().names();
    }

    /**
     * What a reference points at, loaded if need be.
     *
     * @param reference the schema and the place in it
     * @return the schema there, an unmodifiable map
     * @throws IllegalArgumentException if there is none
     */
    public Map<String, Object> resolve(SchemaReference reference) {
        return load(reference.name()).schemaAt(reference.pointer());
    }

    /**
     * A schema by its keys.
     *
     * @param name the schema's name
     * @return the root of the document
     * @throws IllegalArgumentException if the catalogue has no schema of that name
     */
    public Section section(String name) {
        return Section.of(this, name);
    }

    /**
     * The version in which a key first appeared: a release of Prometheus. 2.0.0 stands for that or anything older.
     *
     * @param name the schema's name
     * @param keys the keys from the root of the document to the one asked for; places in lists are left out, such as
     *     {@code "remote_write", "queue_config", "retry_on_http_429"}
     * @return the version; empty if there is no such key or its version is not known
     * @throws IllegalArgumentException if the catalogue has no schema of that name
     */
    public Optional<String> since(String name, String... keys) {
        return new KeyVersions(this).since(name, keys);
    }

    private SchemaTexts texts() {
        SchemaTexts known = texts;
        if (known == null) {
            known = SchemaTexts.bundled();
            texts = known;
        }
        return known;
    }
}
