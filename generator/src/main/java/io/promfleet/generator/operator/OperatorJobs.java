package io.promfleet.generator.operator;

import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.generator.manifest.BooleanNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.CredentialPlace;
import io.promfleet.model.NameValidation;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.schemas.SchemaCatalogue;
import io.promfleet.schemas.Section;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The jobs that the Prometheus Operator makes of its resources {@code ServiceMonitor}, {@code PodMonitor}, {@code Probe} and
 * {@code ScrapeConfig}, as they stand in the configuration of Prometheus: with the Operator's own rules in front of the
 * resource's. What a Prometheus resource adds to all of them is not known here: scrape classes, enforced limits and labels,
 * sharding. A reference to a Secret becomes the file in which a mounted Secret has it, where Prometheus takes a file, and
 * {@code <secret>} elsewhere.
 */
public final class OperatorJobs {
    private static final Set<String> KINDS = Set.of("ServiceMonitor", "PodMonitor", "Probe", "ScrapeConfig");
    private static final PrometheusVersion RENAMED_CLASSIC_HISTOGRAMS = PrometheusVersion.of(3, 0);
    private static final String CLASSIC_HISTOGRAMS = "scrapeClassicHistograms";
    private static final Set<String> OF_ENDPOINT =
            Set.of("port", "targetPort", "portNumber", "filterRunning", "relabelings", "path", "interval");
    private static final Set<String> OF_MONITOR = Set.of(
            "endpoints",
            "podMetricsEndpoints",
            "selector",
            "selectorMechanism",
            "namespaceSelector",
            "jobLabel",
            "targetLabels",
            "podTargetLabels",
            "attachMetadata",
            "scrapeClass",
            "serviceDiscoveryRole");
    private static final Set<String> OF_PROBE =
            Set.of("jobName", "module", "params", "prober", "targets", "interval", "scrapeClass");
    private static final Set<String> OF_PROBER = Set.of("url", "path");
    private static final Set<String> OF_SCRAPE_CONFIG = Set.of("jobName", "relabelings", "scrapeClass");

    private final PrometheusVersion target;
    private final Findings findings;
    private final Map<Location, CredentialPlace> references = new HashMap<>();

    /**
     * Reads resources.
     *
     * @param target the release of Prometheus that gets the jobs
     * @param findings takes the keys that this release does not know yet, which the Operator leaves out
     */
    public OperatorJobs(PrometheusVersion target, Findings findings) {
        this.target = target;
        this.findings = findings;
    }

    /**
     * The jobs of a resource.
     *
     * @param object a Kubernetes object
     * @return entries of {@code scrape_configs}; none if the object is no resource that becomes jobs
     */
    public List<MapNode> jobs(MapNode object) {
        String kind = text(object, "kind");
        if (!KINDS.contains(kind) || !text(object, "apiVersion").startsWith("monitoring.coreos.com/")) {
            return List.of();
        }
        if (!(object.get("spec") instanceof MapNode spec)) {
            return List.of();
        }
        MapNode metadata = object.get("metadata") instanceof MapNode map ? map : MapNode.EMPTY;
        String namespace = text(metadata, "namespace");
        String name = text(metadata, "name");
        Resource resource = new Resource(kind, namespace.isEmpty() ? "default" : namespace, name, spec, place(object));
        List<MapNode> jobs = resource.jobs();
        references.putAll(resource.translation.references());
        return jobs;
    }

    /**
     * What each key of the jobs refers to that came from a selector of a Secret or ConfigMap, by its place.
     *
     * @return the references of all resources that were read
     */
    public Map<Location, CredentialPlace> references() {
        return Collections.unmodifiableMap(references);
    }

    private static @Nullable Origin place(MapNode object) {
        int spec = object.indexOf("spec");
        return spec < 0 ? object.origin() : object.entryOrigin(spec);
    }

    private static String text(MapNode map, String key) {
        return map.get(key) instanceof TextNode text ? text.value() : "";
    }

    /** One object on its way to its jobs. */
    private final class Resource {
        private final String kind;
        private final String namespace;
        private final String name;
        private final MapNode spec;
        private final @Nullable Origin whole;
        private final Translation translation;
        private final Section job = SchemaCatalogue.bundled().section(SchemaCatalogue.PROMETHEUS_SCRAPE_CONFIG);

        Resource(String kind, String namespace, String name, MapNode spec, @Nullable Origin whole) {
            this.kind = kind;
            this.namespace = namespace;
            this.name = name;
            this.spec = spec;
            this.whole = whole;
            this.translation = new Translation(target, kind + "(" + namespace + "/" + name + ")", findings);
        }

        List<MapNode> jobs() {
            return switch (kind) {
                case "ServiceMonitor" -> monitor("serviceMonitor", "endpoints");
                case "PodMonitor" -> monitor("podMonitor", "podMetricsEndpoints");
                case "Probe" -> List.of(probe());
                default -> List.of(scrapeConfig());
            };
        }

        private List<MapNode> monitor(String prefix, String key) {
            List<MapNode> jobs = new ArrayList<>();
            if (spec.get(key) instanceof ListNode endpoints) {
                for (int i = 0; i < endpoints.items().size(); i++) {
                    if (endpoints.items().get(i) instanceof MapNode endpoint) {
                        jobs.add(endpoint(prefix + "/" + namespace + "/" + name + "/" + i, endpoint));
                    }
                }
            }
            return jobs;
        }

        private Part start(String jobName, @Nullable Origin origin) {
            Part part = new Part(job, origin);
            part.put("job_name", new TextNode(jobName), origin);
            return part;
        }

        private void classicHistograms(Part part) {
            int index = spec.indexOf(CLASSIC_HISTOGRAMS);
            if (index >= 0 && !target.isAtLeast(RENAMED_CLASSIC_HISTOGRAMS)) {
                part.put(
                        "scrape_classic_histograms",
                        spec.value(index),
                        spec.entryOrigin(index),
                        spec.valueOrigin(index));
            } else {
                translation.put(part, "always_scrape_classic_histograms", spec, CLASSIC_HISTOGRAMS);
            }
        }

        private Set<String> with(Set<String> keys) {
            Set<String> all = new HashSet<>(keys);
            all.add(CLASSIC_HISTOGRAMS);
            return all;
        }

        private MapNode endpoint(String jobName, MapNode endpoint) {
            boolean pods = kind.equals("PodMonitor");
            Part part = start(jobName, endpoint.origin());
            String role = pods
                    ? "pod"
                    : text(spec, "serviceDiscoveryRole").equals("EndpointSlice") ? "endpointslice" : "endpoints";
            boolean byRole = text(spec, "selectorMechanism").equals("RoleSelector");
            discover(part, role, spec, byRole ? (pods ? "pod" : "service") : null);
            translation.put(part, "scrape_interval", endpoint, "interval");
            translation.put(part, "metrics_path", endpoint, "path");
            translation.putAll(part, endpoint, OF_ENDPOINT);
            translation.putAll(part, spec, with(OF_MONITOR));
            classicHistograms(part);
            TargetRules rules = new TargetRules(endpoint.origin());
            boolean running = endpoint.get("filterRunning") != BooleanNode.FALSE;
            if (pods) {
                podRules(rules, endpoint, running, byRole);
            } else {
                serviceRules(rules, endpoint, running, byRole, role);
            }
            rules.addAll(own(endpoint, "relabelings"));
            part.put("relabel_configs", rules.build(), null);
            return part.build();
        }

        private void serviceRules(TargetRules rules, MapNode endpoint, boolean running, boolean byRole, String role) {
            if (!byRole) {
                rules.select(spec.get("selector"), "service");
            }
            String meta = "__meta_kubernetes_" + (role.equals("endpoints") ? "endpoint" : role);
            port(rules, endpoint, meta + "_port_name");
            List<String> behind = List.of(meta + "_address_target_kind", meta + "_address_target_name");
            rules.extract(behind, "Node;(.*)", "node", "${1}");
            rules.extract(behind, "Pod;(.*)", "pod", "${1}");
            rules.copy("__meta_kubernetes_namespace", "namespace");
            rules.copy("__meta_kubernetes_service_name", "service");
            rules.copy("__meta_kubernetes_pod_name", "pod");
            rules.copy("__meta_kubernetes_pod_container_name", "container");
            if (running) {
                rules.running();
            }
            labels(rules, "targetLabels", "service");
            labels(rules, "podTargetLabels", "pod");
            rules.copy("__meta_kubernetes_service_name", "job");
            jobLabel(rules, "service");
            endpointLabel(rules, endpoint);
        }

        private void podRules(TargetRules rules, MapNode endpoint, boolean running, boolean byRole) {
            if (running) {
                rules.running();
            }
            if (!byRole) {
                rules.select(spec.get("selector"), "pod");
            }
            port(rules, endpoint, "__meta_kubernetes_pod_container_port_name");
            rules.copy("__meta_kubernetes_namespace", "namespace");
            rules.copy("__meta_kubernetes_pod_container_name", "container");
            rules.copy("__meta_kubernetes_pod_name", "pod");
            labels(rules, "podTargetLabels", "pod");
            rules.constant("job", namespace + "/" + name, whole);
            jobLabel(rules, "pod");
            endpointLabel(rules, endpoint);
        }

        /** Keeps the port that is meant: the first of {@code port}, {@code portNumber} and {@code targetPort}. */
        private void port(TargetRules rules, MapNode endpoint, String byName) {
            String port = Translation.shown(endpoint.get("port"));
            int number = endpoint.indexOf("portNumber");
            int at = number >= 0 ? number : endpoint.indexOf("targetPort");
            if (port != null) {
                rules.filter("keep", port, endpoint.valueOrigin(endpoint.indexOf("port")), byName);
            } else if (at >= 0) {
                String value = Translation.shown(endpoint.value(at));
                boolean named = endpoint.value(at) instanceof TextNode;
                if (value != null && !value.equals("0")) {
                    rules.filter(
                            "keep",
                            value,
                            endpoint.valueOrigin(at),
                            "__meta_kubernetes_pod_container_port_" + (named ? "name" : "number"));
                }
            }
        }

        private void endpointLabel(TargetRules rules, MapNode endpoint) {
            for (String key : List.of("port", "portNumber", "targetPort")) {
                String value = Translation.shown(endpoint.get(key));
                if (value != null) {
                    rules.constant("endpoint", value, endpoint.valueOrigin(endpoint.indexOf(key)));
                    return;
                }
            }
        }

        private void labels(TargetRules rules, String key, String of) {
            if (spec.get(key) instanceof ListNode labels) {
                for (int i = 0; i < labels.items().size(); i++) {
                    if (labels.items().get(i) instanceof TextNode label) {
                        rules.copyIfSet(
                                TargetRules.label(of, label.value()),
                                NameValidation.sanitized(label.value()),
                                labels.itemOrigin(i));
                    }
                }
            }
        }

        private void jobLabel(TargetRules rules, String of) {
            String label = text(spec, "jobLabel");
            if (!label.isEmpty()) {
                rules.copyIfSet(TargetRules.label(of, label), "job", spec.valueOrigin(spec.indexOf("jobLabel")));
            }
        }

        private @Nullable Node own(MapNode map, String key) {
            Node rules = map.get(key);
            return rules == null
                    ? null
                    : translation.node(rules, job.child("relabel_configs").orElseThrow());
        }

        private void discover(Part part, String role, MapNode by, @Nullable String selecting) {
            Section list = job.child("kubernetes_sd_configs").orElseThrow();
            Part discovery = new Part(list.item().orElseThrow(), whole);
            discovery.put("role", new TextNode(role), whole);
            MapNode selector = by.get("namespaceSelector") instanceof MapNode map ? map : MapNode.EMPTY;
            if (selector.get("any") != BooleanNode.TRUE) {
                List<String> names = ListNode.texts(selector.get("matchNames"));
                discovery.put(
                        "namespaces",
                        MapNode.builder()
                                .put("names", ListNode.ofTexts(names.isEmpty() ? List.of(namespace) : names))
                                .build(),
                        whole);
            }
            String labels = selecting == null ? "" : SelectorText.of(by.get("selector"));
            if (selecting != null && !labels.isEmpty()) {
                MapNode entry = MapNode.builder(whole)
                        .put("role", selecting)
                        .put("label", labels)
                        .build();
                discovery.put("selectors", ListNode.of(entry), whole);
            }
            translation.put(discovery, "attach_metadata", by, "attachMetadata");
            part.put("kubernetes_sd_configs", ListNode.of(discovery.build()), whole);
        }

        private MapNode probe() {
            Part part = start("probe/" + namespace + "/" + name, whole);
            part.put("honor_timestamps", BooleanNode.TRUE, whole);
            MapNode prober = spec.get("prober") instanceof MapNode map ? map : MapNode.EMPTY;
            if (prober.indexOf("path") >= 0) {
                translation.put(part, "metrics_path", prober, "path");
            } else {
                part.put("metrics_path", new TextNode("/probe"), whole);
            }
            translation.put(part, "scrape_interval", spec, "interval");
            translation.putAll(part, prober, OF_PROBER);
            translation.putAll(part, spec, with(OF_PROBE));
            classicHistograms(part);
            params(part);
            TargetRules rules = new TargetRules(whole);
            String jobName = text(spec, "jobName");
            if (!jobName.isEmpty()) {
                rules.constant("job", jobName, spec.valueOrigin(spec.indexOf("jobName")));
            }
            MapNode targets = spec.get("targets") instanceof MapNode map ? map : MapNode.EMPTY;
            if (targets.get("staticConfig") instanceof MapNode statics) {
                staticTargets(part, statics);
                rules.copy("__address__", "__param_target");
                rules.copy("__param_target", "instance");
                prober(rules, prober);
                rules.addAll(own(statics, "relabelingConfigs"));
            } else if (targets.get("ingress") instanceof MapNode ingress) {
                rules.select(ingress.get("selector"), "ingress");
                discover(part, "ingress", ingress, null);
                rules.extract(
                        List.of("__meta_kubernetes_ingress_scheme", "__address__", "__meta_kubernetes_ingress_path"),
                        "(.+);(.+);(.+)",
                        "__param_target",
                        "${1}://${2}${3}");
                rules.copy("__meta_kubernetes_namespace", "namespace");
                rules.copy("__meta_kubernetes_ingress_name", "ingress");
                rules.copy("__address__", "__tmp_ingress_address");
                rules.copy("__param_target", "instance");
                prober(rules, prober);
                rules.addAll(own(ingress, "relabelingConfigs"));
            }
            part.put("relabel_configs", rules.build(), null);
            return part.build();
        }

        private void prober(TargetRules rules, MapNode prober) {
            int url = prober.indexOf("url");
            rules.constant("__address__", text(prober, "url"), url < 0 ? whole : prober.valueOrigin(url));
        }

        private void params(Part part) {
            Part params = new Part(job.child("params").orElseThrow(), whole);
            String module = text(spec, "module");
            if (!module.isEmpty()) {
                params.put("module", ListNode.ofTexts(List.of(module)), spec.entryOrigin(spec.indexOf("module")));
            }
            if (spec.get("params") instanceof ListNode list) {
                for (Node each : list.items()) {
                    if (each instanceof MapNode param && !text(param, "name").isEmpty()) {
                        params.put(
                                text(param, "name"),
                                ListNode.ofTexts(ListNode.texts(param.get("values"))),
                                param.origin());
                    }
                }
            }
            MapNode built = params.build();
            if (built.size() > 0) {
                part.put("params", built, whole);
            }
        }

        private void staticTargets(Part part, MapNode statics) {
            Section list = job.child("static_configs").orElseThrow();
            Part entry = new Part(list.item().orElseThrow(), statics.origin());
            translation.put(entry, "targets", statics, "static");
            MapNode.Builder labels =
                    statics.get("labels") instanceof MapNode map ? map.toBuilder() : MapNode.builder(whole);
            if (!(statics.get("labels") instanceof MapNode map) || map.indexOf("namespace") < 0) {
                labels.put("namespace", namespace);
            }
            entry.put("labels", labels.build(), whole);
            part.put("static_configs", ListNode.of(entry.build()), whole);
        }

        private MapNode scrapeConfig() {
            Part part = start("scrapeConfig/" + namespace + "/" + name, whole);
            translation.putAll(part, spec, with(OF_SCRAPE_CONFIG));
            classicHistograms(part);
            TargetRules rules = new TargetRules(whole);
            String jobName = text(spec, "jobName");
            if (!jobName.isEmpty()) {
                rules.constant("job", jobName, spec.valueOrigin(spec.indexOf("jobName")));
            }
            rules.addAll(own(spec, "relabelings"));
            part.put("relabel_configs", rules.build(), null);
            return part.build();
        }
    }
}
