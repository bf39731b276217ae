package io.promfleet.generator.layers;

import io.promfleet.finding.Findings;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.PrometheusVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values of kube-prometheus-stack 88.5.3 that are in its tree of values and do not become what they look like. Helm says nothing
 * about any of them. Linear in the size of the values.
 */
public final class ValuesLayers {
    private static final String SPEC = "prometheus.prometheusSpec.";
    private static final String IGNORED = "PF612";
    private static final String LEAVE_OUT = "Leave it out.";
    private static final String GUARD =
            "Let the controller ask for credentials with its annotations, or let in only some addresses.";
    private static final List<String> LOST_AS_ZERO =
            List.of("minReadySeconds", "sampleLimit", "terminationGracePeriodSeconds");
    private static final Map<String, String> SELECTORS = Map.of(
            "podMonitorSelector", "podMonitorSelectorNilUsesHelmValues",
            "probeSelector", "probeSelectorNilUsesHelmValues",
            "ruleSelector", "ruleSelectorNilUsesHelmValues",
            "scrapeConfigSelector", "scrapeConfigSelectorNilUsesHelmValues",
            "serviceMonitorSelector", "serviceMonitorSelectorNilUsesHelmValues");
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{-?\\s*(\\$[A-Za-z_][A-Za-z0-9_.]*)");

    private final ValuesView values;
    private final SpecLayers spec;
    private final boolean whole;

    /**
     * Looks at values.
     *
     * @param values the values
     * @param whole whether these are all of a release, and not one of several layers
     * @param start what the document was made for, or its first place
     * @param findings takes what is wrong
     */
    public ValuesLayers(MapNode values, boolean whole, Origin start, Findings findings) {
        this.values = new ValuesView(values, start, findings);
        this.spec = new SpecLayers(this.values, List.of("prometheus", "prometheusSpec"));
        this.whole = whole;
    }

    /**
     * Reports every value that some layer ignores, replaces or reinterprets. The names of the Operator's labels are promfleet's in
     * what it generates: who says one is told that.
     */
    public void check() {
        features();
        others();
    }

    private void others() {
        additionalConfigs();
        ignoredByTemplates();
        account();
        if (values.isTrue("prometheus.agentMode")) {
            agent();
        }
    }

    /** Reports templates with variables that Helm does not know, in values that nothing has escaped. */
    public void checkTemplates() {
        for (String key : TemplatedValues.OF_PROMETHEUS_SPEC) {
            Node value = values.at(SPEC + key);
            if (value != null) {
                templates(value, new ArrayList<>(List.of("prometheus", "prometheusSpec", key)));
            }
        }
    }

    private void templates(Node node, List<Object> way) {
        if (node instanceof TextNode text) {
            Matcher variable = VARIABLE.matcher(text.value());
            if (variable.find()) {
                values.report(
                        "PF608",
                        Severity.ERROR,
                        List.copyOf(way),
                        "Helm runs this value as a template and knows no `" + variable.group(1)
                                + "`, so that the release" + " fails.",
                        "Write `{{ \"{{\" }}` for two opening braces.");
            }
        } else if (node instanceof MapNode map) {
            for (int i = 0; i < map.size(); i++) {
                way.add(map.key(i));
                templates(map.value(i), way);
                way.remove(way.size() - 1);
            }
        } else if (node instanceof ListNode list) {
            for (int i = 0; i < list.items().size(); i++) {
                way.add(i);
                templates(list.items().get(i), way);
                way.remove(way.size() - 1);
            }
        }
    }

    private void externalLabels() {
        SpecLayers.LABELS_OF_OPERATOR.forEach((name, byDefault) -> {
            String path = SPEC + name;
            if (!values.has(path)) {
                // Another layer may give the label another name, or none.
                if (whole && !values.isTrue(path + "Clear")) {
                    spec.labelOfOperator(name, byDefault);
                }
                return;
            }
            String label = values.text(path);
            if (values.isTrue(path + "Clear")) {
                ignored(path, "the chart's templates", "because `" + name + "Clear` stands beside it", LEAVE_OUT);
            } else if (label.isEmpty()) {
                ignored(
                        path,
                        "the chart's templates",
                        "because it is empty",
                        "Set `" + name + "Clear: true` to have no such label.");
            } else if (values.map(SPEC + "externalLabels").get(label) != null) {
                spec.twoLabels(name, label);
            }
        });
    }

    /**
     * Reports what {@link #check()} does as far as it holds for a release of Prometheus, labels of the Operator, and templates.
     *
     * @param runs the release that the values are for
     */
    public void check(PrometheusVersion runs) {
        externalLabels();
        if (runs.isAtLeast(PrometheusVersion.of(3, 0))) {
            features();
        }
        spec.tooNew(runs);
        others();
        checkTemplates();
        if (values.isTrue(SPEC + "enableRemoteWriteReceiver")) {
            // What stands in front of it, files do not say.
            new OpenReceiver(values).report(Severity.WARNING, GUARD);
        }
    }

    /** Reports an address of a hub on which anybody may write to it; what comes from the definition asks nobody. */
    public void checkReceiver() {
        new OpenReceiver(values)
                .report(
                        Severity.ERROR,
                        GUARD + " If something in front of it asks already, say what with `hub.receiver`.");
    }

    private void features() {
        spec.features("Set `prometheus.agentMode: true`.");
    }

    private void additionalConfigs() {
        if (values.isFilled(SPEC + "additionalScrapeConfigs")
                && values.isTrue(SPEC + "additionalScrapeConfigsSecret.enabled")) {
            values.errorOfTwo(
                    "PF607",
                    SPEC + "additionalScrapeConfigs",
                    SPEC + "additionalScrapeConfigsSecret",
                    "The chart's templates write one key for these jobs and for the Secret of"
                            + " `additionalScrapeConfigsSecret`, and the Secret wins.",
                    "Keep one of both.");
        }
        if (values.isFilled(SPEC + "additionalAlertManagerConfigs")
                && values.isFilled(SPEC + "additionalAlertManagerConfigsSecret")) {
            values.errorOfTwo(
                    "PF607",
                    SPEC + "additionalAlertManagerConfigs",
                    SPEC + "additionalAlertManagerConfigsSecret",
                    "The chart's templates write one key for these servers and for the Secret of"
                            + " `additionalAlertManagerConfigsSecret`.",
                    "Keep one of both.");
        }
        if (values.isFilled(SPEC + "additionalScrapeConfigsSecret")
                && !values.isTrue(SPEC + "additionalScrapeConfigsSecret.enabled")) {
            ignored(
                    SPEC + "additionalScrapeConfigsSecret",
                    "the chart's templates",
                    "because `enabled` is not set in it",
                    "Add `enabled: true`.");
        }
        boolean hasConfigs = values.isFilled(SPEC + "additionalScrapeConfigs")
                || values.isFilled(SPEC + "additionalAlertManagerConfigs")
                || values.isFilled(SPEC + "additionalAlertRelabelConfigs");
        if (whole && values.isFilled(SPEC + "additionalPrometheusSecretsAnnotations") && !hasConfigs) {
            ignored(
                    SPEC + "additionalPrometheusSecretsAnnotations",
                    "the chart's templates",
                    "because no additional configuration makes a Secret",
                    LEAVE_OUT);
        }
    }

    private void ignoredByTemplates() {
        for (String key : LOST_AS_ZERO) {
            if (values.isZero(SPEC + key)) {
                ignored(SPEC + key, "the chart's templates", "because they take 0 for nothing", LEAVE_OUT);
            }
        }
        for (Map.Entry<String, String> selector : SELECTORS.entrySet()) {
            String path = SPEC + selector.getKey();
            if (values.has(path) && !values.isFilled(path) && !values.isFalse(SPEC + selector.getValue())) {
                ignored(
                        path,
                        "the chart's templates",
                        "so that only what has the label `release` is selected",
                        "Set `" + selector.getValue() + ": false`.");
            }
        }
        boolean enforced = values.isFilled(SPEC + "enforcedNamespaceLabel");
        for (String key : List.of("excludedFromEnforcement", "prometheusRulesExcludedFromEnforce")) {
            if (whole && values.isFilled(SPEC + key) && !enforced) {
                ignored(
                        SPEC + key,
                        "the chart's templates",
                        "because nothing is enforced",
                        "Set `enforcedNamespaceLabel`, or leave it out.");
            }
        }
        spec.retries();
        spec.tenants();
    }

    private void account() {
        if (values.isFalse("prometheus.serviceAccount.create")
                && values.text("prometheus.serviceAccount.name").isEmpty()) {
            values.warning(
                    IGNORED,
                    "prometheus.serviceAccount.create",
                    "The chart's templates then give the role to the namespace's account `default`, which every pod has.",
                    "Name an account with `prometheus.serviceAccount.name`.");
        }
        if (values.isFalse("global.rbac.create")) {
            values.warning(
                    "PF506",
                    "global.rbac.create",
                    "The chart makes no role for Prometheus, which then discovers nothing.",
                    "Bind a role that may get, list and watch nodes, services, endpoint slices and pods.");
        }
    }

    private void agent() {
        for (String key : AgentValues.DROPPED) {
            if (values.has(SPEC + key)) {
                values.error(
                        "PF401", SPEC + key, "In agent mode the chart's templates leave `" + key + "` out.", LEAVE_OUT);
            }
        }
        for (String key : AgentValues.UNKNOWN) {
            if (values.has(SPEC + key)) {
                values.error(
                        "PF401",
                        SPEC + key,
                        "In agent mode the chart's templates pass `" + key
                                + "` on, and the API server refuses or drops it.",
                        LEAVE_OUT);
            }
        }
        if (!whole) {
            return;
        }
        boolean sends = values.isFilled(SPEC + "remoteWrite") || values.isFilled(SPEC + "additionalRemoteWrite");
        if (!sends) {
            values.error(
                    "PF403",
                    "prometheus.agentMode",
                    "An agent stores nothing, and this one has no `remoteWrite` to send to.",
                    "Add `prometheus.prometheusSpec.remoteWrite`.");
        }
        for (String part : List.of("defaultRules.create", "alertmanager.enabled")) {
            if (!values.isFalse(part)) {
                values.warning(
                        IGNORED,
                        "prometheus.agentMode",
                        "In agent mode the chart's templates still make what `" + part
                                + "` stands for, which nothing uses.",
                        "Set `" + part + ": false`.");
            }
        }
    }

    private void ignored(String path, String layer, String why, String hint) {
        values.warning(IGNORED, path, "`" + path + "` is ignored by " + layer + ", " + why + ".", hint);
    }
}
