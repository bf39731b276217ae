package io.promfleet.generator.validate;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.read.ReadDocument;
import io.promfleet.generator.verdict.ConfigVerdict;
import io.promfleet.model.PrometheusVersion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PF401 in a repository: a configuration that workloads with {@code --agent} mount from a ConfigMap, and that says what an agent
 * refuses. What a server may say as well is judged with the ConfigMap itself.
 */
final class AgentConfigurations {
    private static final String ID = "PF401";

    private final ConfigVerdict verdict;
    private final Set<String> mounted = new HashSet<>();
    private final List<ConfigMap> configMaps = new ArrayList<>();

    private record ConfigMap(String namespace, String name, MapNode data, ReadDocument document) {}

    /**
     * None seen yet.
     *
     * @param target the release of Prometheus that is going to read them
     */
    AgentConfigurations(PrometheusVersion target) {
        this.verdict = new ConfigVerdict(target, ConfigVerdict.Mode.AGENT);
    }

    /** Takes an object of a file. */
    void add(String kind, MapNode object, ReadDocument document) {
        MapNode metadata = map(object.get("metadata"));
        String namespace = text(metadata.get("namespace"));
        if (kind.equals("ConfigMap") && object.get("data") instanceof MapNode data) {
            configMaps.add(new ConfigMap(namespace, text(metadata.get("name")), data, document));
        } else if (kind.equals("Deployment") || kind.equals("StatefulSet") || kind.equals("DaemonSet")) {
            MapNode pod = map(map(map(object.get("spec")).get("template")).get("spec"));
            if (items(pod.get("containers")).stream().anyMatch(AgentConfigurations::isAgent)) {
                for (Node volume : items(pod.get("volumes"))) {
                    String name = text(map(map(volume).get("configMap")).get("name"));
                    mounted.add(namespace + "/" + name);
                }
            }
        }
    }

    /** Reports what agents refuse, once all objects are known. */
    void finish(Findings findings) {
        for (ConfigMap configMap : configMaps) {
            if (mounted.contains(configMap.namespace + "/" + configMap.name)) {
                for (int i = 0; i < configMap.data.size(); i++) {
                    configMap
                            .document
                            .text(List.of("data", configMap.data.key(i)))
                            .map(FileContent::of)
                            .filter(content -> content.is(FileKind.PROMETHEUS))
                            .ifPresent(content -> judge(content, findings));
                }
            }
        }
    }

    private void judge(FileContent content, Findings findings) {
        // What is no YAML was reported with the ConfigMap itself.
        content.text().documents(new Findings()).stream().findFirst().ifPresent(document -> {
            if (document.tree() instanceof MapNode config) {
                Findings judged = new Findings();
                verdict.judge(config, List.of(), judged);
                for (Finding finding : judged.sorted()) {
                    if (finding.id().equals(ID)) {
                        findings.add(finding);
                    }
                }
            }
        });
    }

    private static boolean isAgent(Node container) {
        for (String part : List.of("args", "command")) {
            for (String argument : ListNode.texts(map(container).get(part))) {
                if (argument.equals("--agent")
                        || (argument.startsWith("--enable-feature=")
                                && List.of(argument.substring("--enable-feature=".length())
                                                .split(",", -1))
                                        .contains("agent"))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Node> items(@Nullable Node node) {
        return node instanceof ListNode list ? list.items() : List.of();
    }

    private static MapNode map(@Nullable Node node) {
        return node instanceof MapNode map ? map : MapNode.EMPTY;
    }

    private static String text(@Nullable Node node) {
        return node instanceof TextNode text ? text.value() : "";
    }
}
