package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.finding.Malformed;
import io.promfleet.model.ConfigValue.BooleanValue;
import io.promfleet.model.CredentialPlace;
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

/**
 * Targets from the Kubernetes API; {@code kubernetes_sd_configs} of Prometheus. Without {@link #apiServer} it is that of the
 * cluster in which Prometheus runs, and nothing is to be said about the connection.
 */
public final class KubernetesDiscoveryBuilder extends HttpClientBuilder<KubernetesDiscoveryBuilder> {
    // Which objects a role watches, and so which selectors it takes; Prometheus refuses all others.
    private static final Map<KubernetesRole, Set<KubernetesRole>> SELECTABLE = selectable();

    private static final String ATTACHED = "attach_metadata";

    private static final Set<KubernetesRole> WITH_NODE_METADATA =
            EnumSet.of(KubernetesRole.POD, KubernetesRole.ENDPOINTS, KubernetesRole.ENDPOINTSLICE);

    private final KubernetesRole role;
    private final List<String> namespaces = new ArrayList<>();
    private final List<KubernetesSelector> selectors = new ArrayList<>();
    private final SettingList settings = new SettingList(this);
    private @Nullable Boolean ownNamespace;
    private @Nullable Boolean attachNodeMetadata;
    private boolean attachesMore;

    KubernetesDiscoveryBuilder(Declaration parent, KubernetesRole role, Location declaredAt) {
        super(parent, "kubernetes", lower(role), declaredAt);
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
        if (!settings.hasEntry(ATTACHED, "node")) {
            settings.entry(ATTACHED, "node", new BooleanValue(choice));
        }
        return this;
    }

    /**
     * Whether labels and annotations of the namespace are attached; {@code attach_metadata.namespace}. Since Prometheus 3.6.
     *
     * @param choice false unless said
     * @return this
     */
    public KubernetesDiscoveryBuilder attachNamespaceMetadata(boolean choice) {
        if (choice && role == KubernetesRole.NODE) {
            illegal(
                    "attachNamespaceMetadata",
                    "true",
                    "does nothing for the role `node`",
                    "Leave it out; nodes are in no namespace.");
        }
        return attach("namespace", choice);
    }

    /**
     * Whether the name of the Deployment that made the pod is attached; {@code attach_metadata.deployment}. Since Prometheus
     * 3.11.
     *
     * @param choice false unless said
     * @return this
     */
    public KubernetesDiscoveryBuilder attachDeploymentMetadata(boolean choice) {
        return attachOfPod("deployment", choice);
    }

    /**
     * Whether the name of the Job that made the pod is attached; {@code attach_metadata.job}. Since Prometheus 3.11.
     *
     * @param choice false unless said
     * @return this
     */
    public KubernetesDiscoveryBuilder attachJobMetadata(boolean choice) {
        return attachOfPod("job", choice);
    }

    /**
     * Whether the name of the CronJob that made the pod is attached; {@code attach_metadata.cronjob}. Since Prometheus 3.11.
     *
     * @param choice false unless said
     * @return this
     */
    public KubernetesDiscoveryBuilder attachCronjobMetadata(boolean choice) {
        return attachOfPod("cronjob", choice);
    }

    /**
     * The API server of another cluster; {@code api_server}. How it is reached is said with the calls for connections.
     *
     * @param address an address of http or https, without credentials; that of Prometheus' own cluster unless said
     * @return this
     */
    public KubernetesDiscoveryBuilder apiServer(String address) {
        settings.address("api_server", address);
        return this;
    }

    /**
     * The kubeconfig that says API server and credentials; {@code kubeconfig_file}. Since Prometheus 2.28.
     *
     * @param place where the file is; it takes the place of {@link #apiServer} and of all that is said about the connection
     * @return this
     */
    public KubernetesDiscoveryBuilder kubeconfigFile(CredentialPlace place) {
        settings.credential("kubeconfig_file", place);
        return this;
    }

    private KubernetesDiscoveryBuilder attachOfPod(String what, boolean choice) {
        if (choice && !WITH_NODE_METADATA.contains(role)) {
            illegal(
                    "attach" + Character.toUpperCase(what.charAt(0)) + what.substring(1) + "Metadata",
                    "true",
                    "does nothing for the role `" + lower(role) + "`",
                    "Leave it out; pods, endpoints and endpoint slices know what made their pod.");
        }
        return attach(what, choice);
    }

    private KubernetesDiscoveryBuilder attach(String what, boolean choice) {
        settings.entry(ATTACHED, what, new BooleanValue(choice));
        attachesMore = true;
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
        HttpClient said = buildHttp();
        HttpClient http = said.isEmpty() ? HttpClient.NONE : said;
        checkServer(http);
        Settings more = attachesMore ? settings.build() : settings.buildWithout(ATTACHED);
        KubernetesDiscovery.Builder discovery = KubernetesDiscovery.builder()
                .role(role)
                .addAllNamespaces(namespaces)
                .addAllSelectors(selectors)
                .settings(more)
                .http(http)
                .declaredAt(declaredAt());
        if (ownNamespace != null) {
            discovery.ownNamespace(ownNamespace);
        }
        if (attachNodeMetadata != null && !attachesMore) {
            discovery.attachNodeMetadata(attachNodeMetadata);
        }
        List<Location> lines = new ArrayList<>();
        SharedValues.collectLines(more, lines);
        SharedValues.collectLines(http, lines);
        return recorder().shared().share(discovery.build(), declaredAt(), lines);
    }

    private void checkServer(HttpClient http) {
        boolean server = settings.has("api_server");
        boolean kubeconfig = settings.has("kubeconfig_file");
        if (server && kubeconfig) {
            mistakeInDeclaration(
                    DefinitionRule.SAID_TWICE,
                    "Both `apiServer` and `kubeconfigFile` name an API server.",
                    "Keep one of them.");
        } else if (!server && !http.isEmpty()) {
            mistakeInDeclaration(
                    DefinitionRule.MISSING,
                    "How to connect was said without `apiServer`.",
                    kubeconfig
                            ? "Leave it out; the kubeconfig says that too."
                            : "Say `apiServer`, or leave it out: Prometheus knows how to reach its own cluster.");
        }
        if (ownNamespace != null && (server || kubeconfig)) {
            mistakeInDeclaration(
                    DefinitionRule.ILLEGAL_VALUE,
                    "`ownNamespace` means the namespace of Prometheus, which is in no other cluster.",
                    "Name the namespaces with `namespaces`.");
        }
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
