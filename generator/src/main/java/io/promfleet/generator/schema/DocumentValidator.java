package io.promfleet.generator.schema;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Quoted;
import io.promfleet.finding.Severity;
import io.promfleet.generator.layers.GoneValues;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.OriginTrail;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.manifest.YamlDocument;
import io.promfleet.model.ChartRelease;
import io.promfleet.schemas.SchemaCatalogue;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Validates documents against the schemas of a catalogue. Every mistake becomes one finding: {@code PF609} for a key or
 * value that the chart's values do not have, {@code PF301} for every other field or value that a schema refuses. Not
 * thread-safe: one run has one.
 */
public final class DocumentValidator {
    // Deeper trees than any API server accepts only come from a mistake, and would exhaust the stack.
    private static final int DEEPEST = 200;

    private static final String CHART = "kube-prometheus-stack";
    private static final List<String> VALUES = List.of("spec", "values");

    private final SchemaCatalogue catalogue;
    private final SchemaAcceptor acceptor;
    private final Map<String, KeyPaths> keyPaths = new HashMap<>();
    private final Set<String> unknownKinds = new HashSet<>();
    private @Nullable LibraryJudge judge;
    private @Nullable String chart;
    private @Nullable GoneValues gone;

    /**
     * A validator.
     *
     * @param catalogue where the schemas are; a schema is loaded when a document first needs it
     */
    public DocumentValidator(SchemaCatalogue catalogue) {
        this.catalogue = catalogue;
        this.acceptor = new SchemaAcceptor(catalogue);
    }

    /**
     * Says for which release of the chart the values are that follow, for values that the schema's release has no more.
     *
     * @param version its exact version; null for that of the schema
     * @return this
     */
    public DocumentValidator ofChart(@Nullable String version) {
        if (!Objects.equals(version, chart)) {
            chart = version;
            gone = version == null || !ChartRelease.isVersion(version) ? null : new GoneValues(version);
        }
        return this;
    }

    /**
     * Validates a document against the schema that it names, or else the one of its {@code apiVersion} and {@code kind}.
     * The values of a Flux HelmRelease of the chart kube-prometheus-stack are also validated against the chart's. A kind
     * without a schema is reported once as information; its {@code apiVersion}, {@code kind} and {@code metadata.name}
     * must be there all the same. A document that is no YAML has nothing to validate.
     *
     * @param manifest the document
     * @param findings takes what is wrong
     */
    public void validate(Manifest manifest, Findings findings) {
        if (!(manifest.document() instanceof YamlDocument document)) {
            return;
        }
        String named = manifest.schema();
        for (MapNode root : document.roots()) {
            if (named != null) {
                validate(named, root, root, List.of(), manifest.origin(), findings);
            } else {
                validateObject(root, manifest.origin(), findings);
            }
        }
        for (Manifest.Embedded embedded : manifest.embedded()) {
            validateValue(embedded.value(), embedded.schema(), manifest.origin(), findings);
        }
    }

    /**
     * Validates a Flux HelmRelease as {@link #validate} does, and its values as those of kube-prometheus-stack whatever it calls the
     * chart.
     *
     * @param manifest the document
     * @param findings takes what is wrong
     */
    public void validateRelease(Manifest manifest, Findings findings) {
        validate(manifest, findings);
        if (manifest.document() instanceof YamlDocument document) {
            for (MapNode root : document.roots()) {
                if (!isOfChart(root)) {
                    validatePart(root, VALUES, SchemaCatalogue.CHART_VALUES, manifest.origin(), findings);
                }
            }
        }
    }

    private void validateObject(MapNode root, Origin origin, Findings findings) {
        String apiVersion = text(root.get("apiVersion"));
        String kind = text(root.get("kind"));
        String schema = apiVersion == null || kind == null
                ? null
                : catalogue.forKind(apiVersion, kind).orElse(null);
        if (schema == null) {
            validateUnknown(root, apiVersion, kind, origin, findings);
            return;
        }
        validate(schema, root, root, List.of(), origin, findings);
        if (kind != null && kind.equals("HelmRelease") && isOfChart(root)) {
            validatePart(root, VALUES, SchemaCatalogue.CHART_VALUES, origin, findings);
        }
    }

    /** A part of a document that is written in another language, such as the values in a HelmRelease. */
    private void validatePart(MapNode root, List<String> keys, String schema, Origin origin, Findings findings) {
        Node part = at(root, keys);
        if (part != null) {
            validate(schema, root, part, keys, origin, findings);
        }
    }

    /**
     * Validates a value that ends up inside a text, such as a values file or a Prometheus configuration in a ConfigMap.
     *
     * @param value the value
     * @param schema the schema, by the name under which the catalogue knows it
     * @param origin what in the fleet it was made for
     * @param findings takes what is wrong
     * @throws IllegalArgumentException if the catalogue has no such schema
     */
    public void validateValue(Node value, String schema, Origin origin, Findings findings) {
        validate(schema, value, value, List.of(), origin, findings);
    }

    private void validate(String schema, Node root, Node part, List<String> keys, Origin origin, Findings findings) {
        if (!acceptor.accepts(schema, part)) {
            explain(schema, root, part, keys, origin, findings);
        }
    }

    private void explain(String schema, Node root, Node part, List<String> keys, Origin origin, Findings findings) {
        Subject subject = Subject.of(schema, catalogue.load(schema).root());
        if (isDeeper(part, DEEPEST)) {
            findings.add(new Finding(
                    subject.id(),
                    Severity.ERROR,
                    origin.step(),
                    origin.location(),
                    "The document nests deeper than `" + DEEPEST + "` levels.",
                    "Nest its mappings and lists less deeply.",
                    List.of()));
            return;
        }
        List<Violation> violations = Alternatives.reduce(judge().judge(schema, part));
        if (!violations.isEmpty()) {
            KeyPaths elsewhere = schema.equals(SchemaCatalogue.CHART_VALUES)
                    ? keyPaths.computeIfAbsent(schema, name -> new KeyPaths(catalogue, name))
                    : null;
            new Explainer(
                            subject,
                            root,
                            List.copyOf(keys),
                            origin,
                            elsewhere,
                            schema.equals(SchemaCatalogue.CHART_VALUES) ? gone : null)
                    .explain(violations, findings);
        }
    }

    private LibraryJudge judge() {
        LibraryJudge known = judge;
        if (known == null) {
            known = new LibraryJudge(catalogue);
            judge = known;
        }
        return known;
    }

    private void validateUnknown(
            MapNode root, @Nullable String apiVersion, @Nullable String kind, Origin origin, Findings findings) {
        requireText(root, List.of("apiVersion"), origin, findings);
        requireText(root, List.of("kind"), origin, findings);
        requireText(root, List.of("metadata", "name"), origin, findings);
        if (apiVersion != null
                && kind != null
                && unknownKinds.add(apiVersion.concat(" ").concat(kind))) {
            OriginTrail trail = OriginTrail.along(List.of("kind"), root, origin);
            findings.add(new Finding(
                    Subject.UNKNOWN_FIELD,
                    Severity.INFO,
                    trail.path(),
                    trail.location(),
                    "No schema is known for " + Quoted.of(kind) + " in " + Quoted.of(apiVersion)
                            + ", so its fields are not validated.",
                    "Check it with `kubectl apply --dry-run=server`.",
                    List.of()));
        }
    }

    private static void requireText(MapNode root, List<String> keys, Origin origin, Findings findings) {
        Node value = at(root, keys);
        String text = text(value);
        if (text != null && !text.isEmpty()) {
            return;
        }
        List<Object> path = List.copyOf(keys);
        OriginTrail trail = OriginTrail.along(path, root, origin);
        String shown = ShownPath.of(path);
        String message = value == null
                ? "`" + shown + "` is missing, which every Kubernetes object requires."
                : "`" + shown + "` must be a text that is not empty, but is " + ShownValue.of(value, path, false) + ".";
        findings.add(new Finding(
                Subject.UNKNOWN_FIELD,
                Severity.ERROR,
                trail.path(),
                trail.location(),
                message,
                "Set `" + shown + "`.",
                List.of()));
    }

    private static boolean isOfChart(MapNode root) {
        String chart = text(at(root, List.of("spec", "chart", "spec", "chart")));
        String reference = chart != null ? chart : text(at(root, List.of("spec", "chartRef", "name")));
        return reference != null && reference.endsWith(CHART);
    }

    private static @Nullable String text(@Nullable Node node) {
        return node instanceof TextNode text ? text.value() : null;
    }

    private static @Nullable Node at(Node root, List<String> keys) {
        Node node = root;
        for (int i = 0; i < keys.size() && node != null; i++) {
            node = node instanceof MapNode map ? map.get(keys.get(i)) : null;
        }
        return node;
    }

    private static boolean isDeeper(Node node, int levels) {
        if (node instanceof MapNode map) {
            for (int i = 0; i < map.size(); i++) {
                if (levels == 0 || isDeeper(map.value(i), levels - 1)) {
                    return true;
                }
            }
        } else if (node instanceof ListNode list) {
            for (Node item : list.items()) {
                if (levels == 0 || isDeeper(item, levels - 1)) {
                    return true;
                }
            }
        }
        return false;
    }
}
