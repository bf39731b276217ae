package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.ExtraManifest;
import io.promfleet.model.Label;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** An object beyond what promfleet models. */
public final class ManifestBuilder extends Declaration {
    private final String apiVersion;
    private final String kind;
    private final String name;
    private final Map<String, Label> labels = new LinkedHashMap<>();
    private final Map<String, Label> annotations = new LinkedHashMap<>();
    private final ObjectBuilder body = new ObjectBuilder(this);
    private @Nullable String namespace;
    private boolean clusterScoped;

    ManifestBuilder(Declaration parent, String apiVersion, String kind, String name, Location declaredAt) {
        super(parent.recorder(), parent, "manifest(" + kind + "/" + name + ")", declaredAt);
        this.apiVersion = apiVersion;
        this.kind = kind;
        this.name = name;
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
     * The object belongs to the cluster and to no namespace.
     *
     * @return this
     */
    public ManifestBuilder clusterScoped() {
        clusterScoped = true;
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
        block.accept(body);
        return this;
    }

    ExtraManifest build(String defaultNamespace) {
        if (clusterScoped && namespace != null) {
            mistakeInDeclaration(
                    DefinitionRule.SAID_TWICE,
                    "The object is both cluster-scoped and in the namespace `" + namespace + "`.",
                    "Keep one of `clusterScoped` and `namespace`.");
        }
        ExtraManifest.Builder manifest = ExtraManifest.builder()
                .apiVersion(notBlank(apiVersion, "apiVersion"))
                .kind(notBlank(kind, "kind"))
                .name(dnsName(name, "name"))
                .addAllLabels(labels.values())
                .addAllAnnotations(annotations.values())
                .body(body.build())
                .declaredAt(declaredAt());
        body.build().fields().stream()
                .filter(field -> field.name().equals("apiVersion")
                        || field.name().equals("kind")
                        || field.name().equals("metadata"))
                .forEach(field -> mistakeInDeclaration(
                        DefinitionRule.SAID_TWICE,
                        "The field `" + field.name() + "` is said by the manifest itself.",
                        "Use the manifest's parameters, `namespace`, `label` and `annotation`."));
        if (!clusterScoped) {
            manifest.namespace(namespace == null ? defaultNamespace : namespace);
        }
        return manifest.build();
    }

    private ManifestBuilder add(Map<String, Label> to, String label, String value) {
        if (to.putIfAbsent(
                        label,
                        new Label(label, unicode(value, label), recorder().here()))
                != null) {
            mistake(DefinitionRule.SAID_TWICE, "`" + label + "` was said before.", "Say it once.");
        }
        return this;
    }
}
