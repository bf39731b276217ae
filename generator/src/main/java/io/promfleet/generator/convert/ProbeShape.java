package io.promfleet.generator.convert;

import io.promfleet.generator.dialect.MonitorDialect;
import io.promfleet.generator.dialect.OperatorDialect;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.KubernetesDiscovery;
import io.promfleet.model.Label;
import io.promfleet.model.Parameter;
import io.promfleet.model.RelabelRule;
import io.promfleet.model.RelabelRules;
import io.promfleet.model.Replace;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.ServiceDiscovery;
import io.promfleet.model.StaticTargets;
import io.promfleet.schemas.SchemaCatalogue;
import io.promfleet.schemas.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Jobs that ask an exporter about others, as the blackbox exporter is asked: the address becomes the parameter {@code target} and
 * the label {@code instance}, and the exporter's own address takes its place. They become a {@code Probe}.
 */
final class ProbeShape {
    private static final String ADDRESS = "__address__";
    private static final String PARAMETER = "__param_target";
    private static final String INSTANCE = "instance";
    private static final List<String> OF_INGRESS =
            List.of("__meta_kubernetes_ingress_scheme", ADDRESS, "__meta_kubernetes_ingress_path");
    private static final int PATTERN = 3;

    private final OperatorDialect operator;

    ProbeShape(OperatorDialect operator) {
        this.operator = operator;
    }

    /** What a job with this discovery becomes; nothing where it does not ask about others. */
    Optional<JobShape> of(ScrapeJob job, ServiceDiscovery discovery) {
        List<RelabelRule> rules = job.relabels().rules();
        if (rules.size() < PATTERN || !(rules.get(0) instanceof Replace first)) {
            return Optional.empty();
        }
        Optional<String> prober = prober(rules.get(1), rules.get(2)).or(() -> prober(rules.get(2), rules.get(1)));
        if (prober.isEmpty()) {
            return Optional.empty();
        }
        List<RelabelRule> rest = rules.subList(PATTERN, rules.size());
        if (discovery instanceof StaticTargets targets && isCopy(first, ADDRESS, PARAMETER)) {
            return Optional.of(probe(job, prober.get(), statics(targets, rest), List.of("namespace"), rest));
        }
        if (discovery instanceof KubernetesDiscovery kubernetes && isOfIngress(first)) {
            Optional<String> foreign = ClusterOwn.foreign(kubernetes);
            if (foreign.isPresent() || !kubernetes.selectors().isEmpty()) {
                return Optional.of(new JobShape.None(foreign.orElse("a `Probe` has no `selectors` of its discovery")));
            }
            return Optional.of(
                    probe(job, prober.get(), ingresses(kubernetes, rest), List.of("namespace", "ingress"), rest));
        }
        return Optional.empty();
    }

    private JobShape probe(ScrapeJob job, String url, MapNode targets, List<String> added, List<RelabelRule> rest) {
        Optional<String> seen = AddedLabels.firstSeen(rest, added)
                .or(() -> AddedLabels.firstSeen(job.metricRelabels().rules(), added));
        if (seen.isPresent()) {
            return new JobShape.None(
                    "one of its rules looks at `" + seen.get() + "`, which the Operator sets in a `Probe`");
        }
        MapNode.Builder spec = MapNode.builder();
        spec.put("jobName", job.name());
        Section whole = SchemaCatalogue.bundled()
                .section("kubernetes/monitoring.coreos.com/v1/Probe")
                .child("spec")
                .orElseThrow();
        MapNode.Builder prober = MapNode.builder().put("url", url);
        MapNode.Builder more = MapNode.builder();
        new MonitorDialect(operator)
                .put(
                        job,
                        "path",
                        List.of(
                                new MonitorDialect.Part(whole, more),
                                new MonitorDialect.Part(whole.child("prober").orElseThrow(), prober)));
        if (job.metricsPath().isEmpty()) {
            prober.put("path", "/metrics"); // Prometheus' default; the Operator's is another
        }
        spec.put("prober", prober.build());
        putParameters(job, spec);
        MapNode others = more.build();
        for (int i = 0; i < others.size(); i++) {
            spec.put(others.key(i), others.value(i), others.entryOrigin(i));
        }
        spec.put("targets", targets);
        return new JobShape.Monitor("Probe", spec.build(), added);
    }

    private static void putParameters(ScrapeJob job, MapNode.Builder spec) {
        List<Node> others = new ArrayList<>();
        for (Parameter parameter : job.params()) {
            if (parameter.name().equals("module") && parameter.values().size() == 1) {
                spec.put("module", parameter.values().get(0));
            } else {
                others.add(MapNode.builder()
                        .put("name", parameter.name())
                        .put("values", ListNode.ofTexts(parameter.values()))
                        .build());
            }
        }
        if (!others.isEmpty()) {
            spec.put("params", new ListNode(others, null));
        }
    }

    private MapNode statics(StaticTargets targets, List<RelabelRule> rest) {
        MapNode.Builder statics = MapNode.builder().put("static", ListNode.ofTexts(targets.targets()));
        if (!targets.labels().isEmpty()) {
            MapNode.Builder labels = MapNode.builder();
            for (Label label : targets.labels()) {
                labels.put(label.name(), new TextNode(label.value()), null);
            }
            statics.put("labels", labels.build());
        }
        return targets("staticConfig", statics, rest);
    }

    private MapNode ingresses(KubernetesDiscovery discovery, List<RelabelRule> rest) {
        MapNode.Builder ingress = MapNode.builder()
                .put("namespaceSelector", ClusterOwn.namespaces(discovery))
                .put("selector", MapNode.EMPTY);
        return targets("ingress", ingress, rest);
    }

    private MapNode targets(String key, MapNode.Builder targets, List<RelabelRule> rest) {
        if (!rest.isEmpty()) {
            targets.put("relabelingConfigs", operator.relabelRules(new RelabelRules(rest)));
        }
        return MapNode.builder().put(key, targets.build()).build();
    }

    /** The exporter's address, where one rule names the instance and the other puts that address in place of the target's. */
    private static Optional<String> prober(RelabelRule instance, RelabelRule address) {
        boolean isNamed = instance instanceof Replace replace && isCopy(replace, PARAMETER, INSTANCE);
        return isNamed
                        && address instanceof Replace constant
                        && constant.sourceLabels().isEmpty()
                        && constant.targetLabel().equals(ADDRESS)
                        && isDefault(constant.regex(), "(.*)")
                ? constant.replacement().filter(url -> !url.isEmpty() && url.indexOf('$') < 0)
                : Optional.empty();
    }

    private static boolean isCopy(Replace rule, String source, String target) {
        return rule.sourceLabels().equals(List.of(source))
                && rule.targetLabel().equals(target)
                && isDefault(rule.regex(), "(.*)")
                && isDefault(rule.replacement(), "$1");
    }

    private static boolean isOfIngress(Replace rule) {
        return rule.sourceLabels().equals(OF_INGRESS)
                && isDefault(rule.separator(), ";")
                && rule.targetLabel().equals(PARAMETER)
                && rule.regex().filter("(.+);(.+);(.+)"::equals).isPresent()
                && rule.replacement().filter("${1}://${2}${3}"::equals).isPresent();
    }

    private static boolean isDefault(Optional<String> said, String value) {
        return said.isEmpty() || said.get().equals(value);
    }
}
