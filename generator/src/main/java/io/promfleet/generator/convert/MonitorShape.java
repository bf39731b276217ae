package io.promfleet.generator.convert;

import io.promfleet.generator.dialect.MonitorDialect;
import io.promfleet.generator.dialect.OperatorDialect;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.model.Drop;
import io.promfleet.model.Keep;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.KubernetesRole;
import io.promfleet.model.KubernetesSelector;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.ScrapeJob;
import io.promfleet.schemas.SchemaCatalogue;
import io.promfleet.schemas.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Jobs that find pods, endpoints or endpoint slices of the cluster, as a {@code PodMonitor} or {@code ServiceMonitor}. */
final class MonitorShape {
    private static final Pattern PORT = Pattern.compile("[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?");
    private static final Pattern EQUALITY = Pattern.compile("\\s*([-A-Za-z0-9_./]+)\\s*==?\\s*([-A-Za-z0-9_.]*)\\s*");

    private final OperatorDialect operator;

    MonitorShape(OperatorDialect operator) {
        this.operator = operator;
    }

    /** What a job with this discovery becomes. */
    JobShape of(ScrapeJob job, KubernetesDiscovery discovery) {
        boolean pods = discovery.role() == KubernetesRole.POD;
        if (!pods && discovery.role() != KubernetesRole.ENDPOINTS && discovery.role() != KubernetesRole.ENDPOINTSLICE) {
            return new JobShape.None(
                    "no monitor finds what `role: " + discovery.role().name().toLowerCase(Locale.ROOT) + "` finds");
        }
        Optional<String> foreign = ClusterOwn.foreign(discovery);
        if (foreign.isPresent()) {
            return new JobShape.None(foreign.get());
        }
        String kind = pods ? "PodMonitor" : "ServiceMonitor";
        MapNode.Builder spec = MapNode.builder();
        Optional<MapNode> selector = selector(discovery, pods ? KubernetesRole.POD : KubernetesRole.SERVICE);
        if (selector.isEmpty()) {
            return new JobShape.None("a `" + kind + "` has no `selectors` like those of its discovery");
        }
        spec.put("namespaceSelector", ClusterOwn.namespaces(discovery));
        spec.put("selector", selector.get());
        if (selector.get().size() > 0) {
            spec.put("selectorMechanism", "RoleSelector");
        }
        if (!pods) {
            spec.put(
                    "serviceDiscoveryRole",
                    discovery.role() == KubernetesRole.ENDPOINTS ? "Endpoints" : "EndpointSlice");
        }
        discovery
                .attachNodeMetadata()
                .ifPresent(choice -> spec.put(
                        "attachMetadata", MapNode.builder().put("node", choice).build()));
        return endpoint(job, discovery.role(), kind, spec);
    }

    private JobShape endpoint(ScrapeJob job, KubernetesRole role, String kind, MapNode.Builder spec) {
        List<String> added = new ArrayList<>(
                role == KubernetesRole.POD
                        ? List.of("namespace", "container", "pod")
                        : List.of("namespace", "service", "pod", "node", "container"));
        MapNode.Builder endpoint = MapNode.builder();
        List<RelabelRule> rules = new ArrayList<>(job.relabels().rules());
        Optional<String> port = takePort(rules, role);
        if (port.isPresent()) {
            endpoint.put("port", port.get());
            added.add("endpoint");
        }
        Optional<String> seen = AddedLabels.firstSeen(rules, added)
                .or(() -> AddedLabels.firstSeen(job.metricRelabels().rules(), added));
        if (seen.isPresent()) {
            return new JobShape.None(
                    "one of its rules looks at `" + seen.get() + "`, which the Operator sets in a `" + kind + "`");
        }
        String list = role == KubernetesRole.POD ? "podMetricsEndpoints" : "endpoints";
        Section whole = SchemaCatalogue.bundled()
                .section("kubernetes/monitoring.coreos.com/v1/" + kind)
                .child("spec")
                .orElseThrow();
        Section part = whole.child(list).flatMap(Section::item).orElseThrow();
        new MonitorDialect(operator)
                .put(
                        job,
                        "path",
                        List.of(new MonitorDialect.Part(part, endpoint), new MonitorDialect.Part(whole, spec)));
        if (!job.params().isEmpty()) {
            endpoint.put("params", MonitorDialect.params(job.params()));
        }
        // Pods that are over are targets of the job, too.
        endpoint.put("filterRunning", false);
        List<Node> all = new ArrayList<>();
        // The Operator's rules come first, and call the job after the resource.
        all.add(operator.constant("job", job.name().replace("$", "$$"), null));
        all.addAll(operator.relabelRules(new RelabelRules(rules)).items());
        endpoint.put("relabelings", new ListNode(all, null));
        spec.put(list, ListNode.of(endpoint.build()));
        return new JobShape.Monitor(kind, spec.build(), added);
    }

    /** Takes a rule away that keeps one named port, while nothing but such rules stands in front of it. */
    private static Optional<String> takePort(List<RelabelRule> rules, KubernetesRole role) {
        String label = switch (role) {
            case POD -> "__meta_kubernetes_pod_container_port_name";
            case ENDPOINTS -> "__meta_kubernetes_endpoint_port_name";
            default -> "__meta_kubernetes_endpointslice_port_name";
        };
        for (int i = 0; i < rules.size(); i++) {
            RelabelRule rule = rules.get(i);
            if (rule instanceof Keep keep
                    && keep.sourceLabels().equals(List.of(label))
                    && PORT.matcher(keep.regex()).matches()) {
                rules.remove(i);
                return Optional.of(keep.regex());
            }
            if (!(rule instanceof Keep) && !(rule instanceof Drop)) {
                break;
            }
        }
        return Optional.empty();
    }

    /** Selectors of a discovery as one of objects: only labels that are equal to something, of the role that is selected. */
    private static Optional<MapNode> selector(KubernetesDiscovery discovery, KubernetesRole selecting) {
        MapNode.Builder labels = MapNode.builder();
        for (KubernetesSelector selector : discovery.selectors()) {
            if (selector.field().filter(field -> !field.isEmpty()).isPresent()) {
                return Optional.empty();
            }
            String text = selector.label().orElse("");
            if (text.isEmpty()) {
                continue;
            }
            if (selector.role() != selecting) {
                return Optional.empty();
            }
            for (String each : text.split(",", -1)) {
                Matcher equality = EQUALITY.matcher(each);
                if (!equality.matches()) {
                    return Optional.empty();
                }
                labels.put(equality.group(1), equality.group(2));
            }
        }
        MapNode built = labels.build();
        return Optional.of(
                built.size() == 0
                        ? MapNode.EMPTY
                        : MapNode.builder().put("matchLabels", built).build());
    }
}
