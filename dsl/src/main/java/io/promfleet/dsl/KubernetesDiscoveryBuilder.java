package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.finding.Malformed;
import io.promfleet.model.HttpClient;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.KubernetesRole;
import io.promfleet.model.KubernetesSelector;
import io.promfleet.model.Settings;
import io.promfleet.selector.FieldSelector;
import io.promfleet.selector.LabelSelector;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Targets from the Kubernetes API; {@code kubernetes_sd_configs} of Prometheus. */
public final class KubernetesDiscoveryBuilder extends Declaration {
    // Which objects a role watches, and so which selectors it takes; Prometheus refuses all others.
    private static final Map<KubernetesRole, Set<KubernetesRole>> SELECTABLE = selectable();

    private static final Set<KubernetesRole> WITH_NODE_METADATA =
            EnumSet.of(KubernetesRole.POD, KubernetesRole.ENDPOINTS, KubernetesRole.ENDPOINTSLICE);

    private final KubernetesRole role;
    private final List<String> namespaces = new ArrayList<>();
    private final List<KubernetesSelector> selectors = new ArrayList<>();
    private @Nullable Boolean ownNamespace;
    private @Nullable Boolean attachNodeMetadata;

    KubernetesDiscoveryBuilder(Declaration parent, KubernetesRole role, Location declaredAt) {
        super(parent.recorder(), parent, "kubernetes", lower(role), declaredAt);
        this.role = role;
    }

    /**
     * Only objects in these namespaces; {@code namespaces.names}.
     *
     * @param names the namespaces; all unless said
     * @return this
     */
    public KubernetesDiscoveryBuilder namespaces(String... names) {
        saying();
        if (role == KubernetesRole.NODE) {
            illegal(
                    "namespaces",
                    String.join(", ", names),
                    "restricts nothing, for nodes are in no namespace",
                    "Leave `namespaces` out, or use `labelSelector`.");
        }
        for (String name : names) {
            if (namespaces.contains(dnsLabel(name, "namespaces"))) {
                mistake(DefinitionRule.SAID_TWICE, "The namespace `" + name + "` was said before.", "Say it once.");
            } else {
                namespaces.add(name);
            }
        }
        return this;
    }

    /**
     * Only objects in the namespace that Prometheus itself runs in; {@code namespaces.own_namespace}.
     *
     * @return this
     */
    public KubernetesDiscoveryBuilder ownNamespace() {
        ownNamespace = once(ownNamespace, true, "ownNamespace");
        return this;
    }

    /**
     * Only objects with these labels, filtered by the API server; {@code selectors}.
     *
     * @param selected which objects are filtered, each at most once
     * @param selector a selector as {@code kubectl -l} takes it, such as {@code app=shop,tier!=test}
     * @return this
     */
    public KubernetesDiscoveryBuilder labelSelector(KubernetesRole selected, String selector) {
        parsed(selector, "labelSelector", LabelSelector::check);
        return select(selected, Optional.of(selector), Optional.empty());
    }

    /**
     * Only objects with these fields, filtered by the API server; {@code selectors}.
     *
     * @param selected which objects are filtered, each at most once
     * @param selector a selector as {@code kubectl --field-selector} takes it, such as {@code spec.nodeName=worker-1}
     * @return this
     */
    public KubernetesDiscoveryBuilder fieldSelector(KubernetesRole selected, String selector) {
        parsed(selector, "fieldSelector", FieldSelector::check);
        return select(selected, Optional.empty(), Optional.of(selector));
    }

    /**
     * Whether labels and annotations of the node become meta labels of its pods; {@code attach_metadata.node}.
     *
     * @param choice false unless said
     * @return this
     */
    public KubernetesDiscoveryBuilder attachNodeMetadata(boolean choice) {
        if (choice && !WITH_NODE_METADATA.contains(role)) {
            illegal(
                    "attachNodeMetadata",
                    "true",
                    "does nothing for the role `" + lower(role) + "`",
                    "Leave it out; pods, endpoints and endpoint slices know their node.");
        }
        attachNodeMetadata = once(attachNodeMetadata, choice, "attachNodeMetadata");
        return this;
    }

    private interface Parser {
        void check(String selector) throws Malformed;
    }

    private void parsed(String selector, String what, Parser parser) {
        notBlank(selector, what);
        try {
            parser.check(selector);
        } catch (Malformed e) {
            mistake(DefinitionRule.ILLEGAL_VALUE, e.getMessage(), e.hint());
        }
    }

    KubernetesDiscovery build() {
        KubernetesDiscovery.Builder discovery = KubernetesDiscovery.builder()
                .role(role)
                .addAllNamespaces(namespaces)
                .addAllSelectors(selectors)
                .settings(Settings.NONE)
                .http(HttpClient.NONE)
                .declaredAt(declaredAt());
        if (ownNamespace != null) {
            discovery.ownNamespace(ownNamespace);
        }
        if (attachNodeMetadata != null) {
            discovery.attachNodeMetadata(attachNodeMetadata);
        }
        return recorder().shared().share(discovery.build(), declaredAt());
    }

    private KubernetesDiscoveryBuilder select(KubernetesRole selected, Optional<String> label, Optional<String> field) {
        saying();
        if (!SELECTABLE.getOrDefault(role, Set.of()).contains(selected)) {
            illegal(
                    "selector",
                    lower(selected),
                    "cannot be selected by the role `" + lower(role) + "`",
                    "Select one of: "
                            + String.join(
                                    ", ",
                                    SELECTABLE.getOrDefault(role, Set.of()).stream()
                                            .map(KubernetesDiscoveryBuilder::lower)
                                            .toList())
                            + ".");
        }
        for (int i = 0; i < selectors.size(); i++) {
            KubernetesSelector before = selectors.get(i);
            if (before.role() == selected) {
                boolean twice = (before.label().isPresent() && label.isPresent())
                        || (before.field().isPresent() && field.isPresent());
                if (twice) {
                    mistake(
                            DefinitionRule.SAID_TWICE,
                            "A selector for `" + lower(selected) + "` was said before.",
                            "Join both with a comma in one call.");
                    return this;
                }
                // Prometheus takes one entry a role, which holds both kinds of selector.
                selectors.set(
                        i,
                        new KubernetesSelector(
                                selected,
                                before.label().or(() -> label),
                                before.field().or(() -> field)));
                return this;
            }
        }
        selectors.add(new KubernetesSelector(selected, label, field));
        return this;
    }

    private static String lower(KubernetesRole role) {
        return role.name().toLowerCase(Locale.ROOT);
    }

    private static Map<KubernetesRole, Set<KubernetesRole>> selectable() {
        Map<KubernetesRole, Set<KubernetesRole>> map = new EnumMap<>(KubernetesRole.class);
        for (KubernetesRole role : KubernetesRole.values()) {
            map.put(role, EnumSet.of(role));
        }
        map.put(KubernetesRole.POD, EnumSet.of(KubernetesRole.POD, KubernetesRole.NODE));
        map.put(
                KubernetesRole.ENDPOINTS,
                EnumSet.of(KubernetesRole.ENDPOINTS, KubernetesRole.POD, KubernetesRole.SERVICE));
        map.put(
                KubernetesRole.ENDPOINTSLICE,
                EnumSet.of(KubernetesRole.ENDPOINTSLICE, KubernetesRole.POD, KubernetesRole.SERVICE));
        return map;
    }
}
