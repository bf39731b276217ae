package io.promfleet.generator.check;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.layers.AgentValues;
import io.promfleet.model.ChartValue;
import io.promfleet.model.ConfigValue;
import io.promfleet.model.ExtraManifest;
import io.promfleet.model.Fleet;
import io.promfleet.model.PrometheusAgent;
import io.promfleet.model.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PF401 and PF404: a source in agent mode that is told to do what only a server can. The chart drops such values without a
 * word, passes some on to a resource that has no such field, and creates rules and alerting that nothing runs.
 */
final class AgentsOnlySend implements FleetCheck {
    private static final String ONLY_A_SERVER = "PF401";
    private static final String NOTHING_TO_ASK = "PF404";

    /** Values outside of {@code prometheusSpec} that make objects which need a server. */
    private static final Set<String> RULES = Set.of(
            "additionalPrometheusRules", "additionalPrometheusRulesMap", "customRules", "defaultRules", "alertmanager");

    private static final Set<String> THANOS =
            Set.of("thanosIngress", "thanosService", "thanosServiceExternal", "thanosServiceMonitor");

    @Override
    public void check(Fleet fleet, Findings findings) {
        for (Source source : fleet.sources()) {
            if (source.approach() instanceof PrometheusAgent agent) {
                for (ChartValue said : source.chartValues()) {
                    checkValue(source, agent, said, said.value(), new ArrayList<>(said.path()), findings);
                }
                for (ExtraManifest object : source.extraManifests()) {
                    checkObject(source, agent, object, findings);
                }
            }
        }
    }

    private static void checkValue(
            Source source,
            PrometheusAgent agent,
            ChartValue said,
            ConfigValue value,
            List<String> path,
            Findings findings) {
        String fault = fault(path, value);
        if (fault != null) {
            report(
                    findings,
                    ONLY_A_SERVER,
                    "source(" + source.name() + ") > value(" + String.join(".", said.path()) + ")",
                    said,
                    agent,
                    "The value `" + String.join(".", path) + "` " + fault + ".",
                    "Leave it out, or collect this source with `lightweightPrometheus`.");
        } else if (path.get(0).equals("grafana") && isOn(path, value)) {
            report(
                    findings,
                    NOTHING_TO_ASK,
                    "source(" + source.name() + ") > value(" + String.join(".", said.path()) + ")",
                    said,
                    agent,
                    "The value `" + String.join(".", path)
                            + "` installs a Grafana beside an agent, which answers no queries.",
                    "Look at the series on the hub, or collect this source with `lightweightPrometheus`.");
        } else if (value instanceof ConfigValue.ObjectValue object) {
            for (ConfigValue.Field field : object.fields()) {
                path.add(field.name());
                checkValue(source, agent, said, field.value(), path, findings);
                path.remove(path.size() - 1);
            }
        }
    }

    /** What is wrong with a value for an agent, or null. */
    private static @Nullable String fault(List<String> path, ConfigValue value) {
        if (path.size() >= 2 && path.get(0).equals("prometheus") && THANOS.contains(path.get(1)) && isOn(path, value)) {
            return "makes an object for Thanos, which an agent does not run";
        }
        if (RULES.contains(path.get(0))) {
            boolean off = value instanceof ConfigValue.BooleanValue choice && !choice.value();
            boolean inside = path.size() == 1 && value instanceof ConfigValue.ObjectValue && isSwitched(path.get(0));
            return off || inside ? null : "is about rules or alerts, which an agent does not have";
        }
        if (path.size() >= 3 && path.get(0).equals("prometheus") && path.get(1).equals("prometheusSpec")) {
            if (AgentValues.DROPPED.contains(path.get(2))) {
                return "is nothing that an agent has, and the chart drops it";
            }
            if (AgentValues.UNKNOWN.contains(path.get(2))) {
                return "becomes a field that the resource of an agent does not have";
            }
        }
        return null;
    }

    /** Whether a group of values has a switch of its own, which promfleet sets. */
    private static boolean isSwitched(String group) {
        return group.equals("defaultRules") || group.equals("alertmanager");
    }

    private static boolean isOn(List<String> path, ConfigValue value) {
        return path.get(path.size() - 1).equals("enabled")
                && value instanceof ConfigValue.BooleanValue choice
                && choice.value();
    }

    private static void checkObject(Source source, PrometheusAgent agent, ExtraManifest object, Findings findings) {
        if (object.kind().equals("PrometheusRule") && object.apiVersion().startsWith("monitoring.coreos.com/")) {
            findings.add(new Finding(
                    ONLY_A_SERVER,
                    Severity.ERROR,
                    "source(" + source.name() + ") > manifest(PrometheusRule/" + object.name() + ")",
                    object.declaredAt(),
                    "The rules of `" + object.name() + "` are never evaluated, because an agent evaluates none.",
                    "Add them to the hub, which has the series of this source with `cluster=\"" + source.name()
                            + "\"`.",
                    List.of(new Finding.Related("the agent", agent.stack().declaredAt()))));
        }
    }

    private static void report(
            Findings findings,
            String id,
            String path,
            ChartValue said,
            PrometheusAgent agent,
            String message,
            String hint) {
        findings.add(new Finding(
                id,
                Severity.ERROR,
                path,
                said.declaredAt(),
                message,
                hint,
                List.of(new Finding.Related("the agent", agent.stack().declaredAt()))));
    }
}
