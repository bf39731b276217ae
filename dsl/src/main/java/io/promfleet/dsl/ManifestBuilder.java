package io.promfleet.dsl;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.ExtraManifest;
import io.promfleet.model.Label;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An object beyond what promfleet models. */
public final class ManifestBuilder extends Declaration {
    private static final List<String> OWN_FIELDS = List.of("apiVersion", "kind", "metadata");

    private final String apiVersion;
    private final String kind;
    private final String name;
    private final Map<String, Label> labels = new LinkedHashMap<>();
    private final Map<String, Label> annotations = new LinkedHashMap<>();
    private final ObjectBuilder body = new ObjectBuilder(this, "fields", null);
    private @Nullable String namespace;
    private @Nullable Boolean clusterScoped;

    ManifestBuilder(Declaration parent, String apiVersion, String kind, String name, Location declaredAt) {
        super(parent.recorder(), parent, "manifest", kind + "/" + name, declaredAt);
        this.apiVersion = apiVersion;
        this.kind = kind;
        this.name = name;
        if (!Names.isApiVersion(apiVersion)) {
            illegal("apiVersion", apiVersion, "is none", "Give version or group and version, such as `apps/v1`.");
        }
        if (!Names.isKind(kind)) {
            illegal("kind", kind, "is none", "Give the kind as Kubernetes spells it, such as `ConfigMap`.");
        }
        dnsName(name, "name");
    }

    /**
     * The object's namespace.
     *
     * @param namespaceName the fleet's namespace unless said
     * @return this
     */
    public ManifestBuilder namespace(String namespaceName) {
        namespace = once(namespace, dnsLabel(namespaceName, "namespace"), "namespace");
        return this;
    }

    /**
     * The object belongs to the cluster and to no namespace. Kinds of Kubernetes itself, such as {@code ClusterRole}, are known
     * and need not say it.
     *
     * @return this
     */
    public ManifestBuilder clusterScoped() {
        clusterScoped = once(clusterScoped, true, "clusterScoped");
        return this;
    }

    /**
     * A label of the object.
     *
     * @param label its name
     * @param value its value
     * @return this
     */
    public ManifestBuilder label(String label, String value) {
        if (!Names.isLabelValue(value)) {
            illegal(
                    label,
                    value,
                    "is no value of a label",
                    "Use at most 63 letters, digits, `-`, `_` and `.`, with a letter or digit at both ends.");
        }
        return add(labels, label, value);
    }

    /**
     * An annotation of the object.
     *
     * @param annotation its name
     * @param value its value
     * @return this
     */
    public ManifestBuilder annotation(String annotation, String value) {
        return add(annotations, annotation, value);
    }

    /**
     * Everything else, such as {@code spec} or {@code data}.
     *
     * @param block says the fields beside {@code apiVersion}, {@code kind} and {@code metadata}
     * @return this
     */
    public ManifestBuilder fields(Consumer<ObjectBuilder> block) {
        within(body, block);
        return this;
    }

    /** What no two objects of a cluster share. A version is no part of it: it names no other object. */
    List<String> identity(String defaultNamespace) {
        String room = isClusterScoped() ? "" : namespace == null ? defaultNamespace : namespace;
        return List.of(group(), kind, room, name);
    }

    private String group() {
        int slash = apiVersion.indexOf('/');
        return slash < 0 ? "" : apiVersion.substring(0, slash);
    }

    private boolean isClusterScoped() {
        return clusterScoped != null || ClusterScopedKinds.has(group(), kind);
    }

    void reportDuplicate(ManifestBuilder first) {
        mistakeInDeclaration(
                DefinitionRule.SAID_TWICE,
                "The cluster already has the object `" + kind + "/" + name + "`.",
                "Say all of it in one manifest, or give it its own name or namespace.",
                new Finding.Related("first declared here", first.declaredAt()));
    }

    ExtraManifest build(String defaultNamespace) {
        if (clusterScoped != null && namespace != null) {
            mistakeInDeclaration(
                    DefinitionRule.SAID_TWICE,
                    "The object is both cluster-scoped and in the namespace `" + namespace + "`.",
                    "Keep one of `clusterScoped` and `namespace`.");
        } else if (isClusterScoped() && namespace != null) {
            mistakeInDeclaration(
                    DefinitionRule.ILLEGAL_VALUE,
                    "A `" + kind + "` belongs to the cluster and cannot be in the namespace `" + namespace + "`.",
                    "Leave `namespace` out.");
        }
        ConfigValue.ObjectValue fields = body.build();
        ExtraManifest.Builder manifest = ExtraManifest.builder()
                .apiVersion(apiVersion)
                .kind(kind)
                .name(name)
                .addAllLabels(labels.values())
                .addAllAnnotations(annotations.values())
                .body(fields)
                .declaredAt(declaredAt());
        for (String field : OWN_FIELDS) {
            if (body.has(field)) {
                mistakeInDeclaration(
                        DefinitionRule.SAID_TWICE,
                        "The field `" + field + "` is said by the manifest itself.",
                        "Use the manifest's parameters, `namespace`, `label` and `annotation`.");
            }
        }
        String credential = LiteralCredentials.in(List.of(), fields);
        if (kind.equals("Secret") && apiVersion.equals("v1") && (body.has("data") || body.has("stringData"))) {
            mistakeInDeclaration(
                    DefinitionRule.LITERAL_CREDENTIAL,
                    "The Secret `" + name + "` would stand in Git for all to read.",
                    "Make it by hand or by a secrets operator, and refer to it with `secret(name, key)`.");
        } else if (credential != null) {
            mistakeInDeclaration(
                    DefinitionRule.LITERAL_CREDENTIAL,
                    LiteralCredentials.sentence("field", credential),
                    "Make a Secret by hand or by a secrets operator, and have the object refer to it.");
        }
        if (!isClusterScoped()) {
            manifest.namespace(namespace == null ? defaultNamespace : namespace);
        }
        return manifest.build();
    }

    private ManifestBuilder add(Map<String, Label> to, String label, String value) {
        saying();
        if (!Names.isQualifiedName(label)) {
            illegal("name", label, "is no name of a label or annotation", "Give one such as `example.com/team`.");
        }
        if (to.putIfAbsent(
                        label,
                        new Label(label, unicode(value, label), recorder().here()))
                != null) {
            mistake(DefinitionRule.SAID_TWICE, "`" + label + "` was said before.", "Say it once.");
        }
        return this;
    }
}
