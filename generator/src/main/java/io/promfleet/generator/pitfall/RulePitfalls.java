package io.promfleet.generator.pitfall;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.promql.AskedSeries;
import io.promfleet.generator.promql.AskedSeriesFinder;
import io.promfleet.generator.promql.Expression;
import io.promfleet.generator.promql.Grouping;
import io.promfleet.generator.promql.Promql;
import io.promfleet.generator.promql.PromqlException;
import io.promfleet.generator.promql.PromqlFeature;
import io.promfleet.generator.template.AlertTemplates;
import io.promfleet.generator.template.LabelReference;
import io.promfleet.generator.template.TemplateException;
import io.promfleet.model.PrometheusVersion;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Recording and alerting rules that Prometheus refuses (PF810, PF812), or loads although they do something other than they look like:
 * PF804, PF806, and, where the
 * labels of the clusters are known, PF802, PF807 and PF808.
 */
public final class RulePitfalls {
    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(30);
    private static final String CLUSTER = "cluster";

    /** Metrics of Prometheus that guides still name: what each became. */
    private static final Map<String, String> GONE = Map.ofEntries(
            Map.entry("prometheus_remote_storage_queue_length", "prometheus_remote_storage_samples_pending"),
            Map.entry("prometheus_remote_storage_queue_capacity", "prometheus_remote_storage_shard_capacity"),
            Map.entry("prometheus_remote_storage_succeeded_samples_total", "prometheus_remote_storage_samples_total"),
            Map.entry(
                    "prometheus_remote_storage_failed_samples_total", "prometheus_remote_storage_samples_failed_total"),
            Map.entry(
                    "prometheus_remote_storage_dropped_samples_total",
                    "prometheus_remote_storage_samples_dropped_total"),
            Map.entry(
                    "prometheus_remote_storage_retried_samples_total",
                    "prometheus_remote_storage_samples_retried_total"),
            Map.entry("prometheus_remote_storage_pending_samples", "prometheus_remote_storage_samples_pending"),
            Map.entry("prometheus_remote_storage_sent_bytes_total", "prometheus_remote_storage_bytes_total"),
            Map.entry("prometheus_remote_storage_samples_bytes_total", "prometheus_remote_storage_bytes_total"),
            Map.entry("prometheus_sd_configs_failed_total", "prometheus_sd_failed_configs"));

    private final Findings findings;
    private final Set<String> externalLabels;
    private final PrometheusVersion version;
    private final Promql promql;
    private final AlertTemplates templates;
    private final Severity worst;

    /**
     * Checks for one run.
     *
     * @param version the Prometheus that evaluates the rules
     * @param features what its {@code --enable-feature} names of the language
     * @param externalLabels the external labels of the hub that evaluates the rules, under which the series of several clusters
     *     meet; empty where that is not known
     * @param findings takes what is wrong
     */
    public RulePitfalls(
            PrometheusVersion version, Set<PromqlFeature> features, Set<String> externalLabels, Findings findings) {
        this(version, features, externalLabels, Severity.ERROR, findings);
    }

    private RulePitfalls(
            PrometheusVersion version,
            Set<PromqlFeature> features,
            Set<String> externalLabels,
            Severity worst,
            Findings findings) {
        this.worst = worst;
        this.version = version;
        this.promql = new Promql(version, features);
        this.templates = new AlertTemplates(version);
        this.externalLabels = Set.copyOf(externalLabels);
        this.findings = findings;
    }

    /**
     * Checks of files, of which nobody knows what evaluates them. A rule that Prometheus loads is at most a warning.
     *
     * @param version the Prometheus that evaluates the rules
     * @param features what its {@code --enable-feature} names of the language
     * @param findings takes what is wrong
     * @return the checks
     */
    public static RulePitfalls ofFiles(PrometheusVersion version, Set<PromqlFeature> features, Findings findings) {
        return new RulePitfalls(version, features, Set.of(), Severity.WARNING, findings);
    }

    /**
     * Looks at a rule.
     *
     * @param rule the rule
     * @return the series that it asks for; none where Prometheus refuses the expression
     */
    public List<AskedSeries> check(SaidRule rule) {
        Expression expression;
        try {
            expression = promql.parse(rule.expression());
        } catch (PromqlException e) {
            refuse(rule, e);
            return List.of();
        }
        RuleQuery query = new RuleQuery(expression);
        for (String metric : query.metrics()) {
            String successor = GONE.get(metric);
            if (successor != null) {
                report(
                        "PF804",
                        worst,
                        rule,
                        "`" + rule.name() + "` asks for `" + metric + "`, which no Prometheus of today has.",
                        "Ask for `" + successor + "`.");
            }
        }
        if (rule.alert() && query.asksForAbsence()) {
            Duration twice = rule.interval().orElse(USUAL_INTERVAL).multipliedBy(2);
            if (rule.pending().orElse(Duration.ZERO).compareTo(twice) < 0) {
                report(
                        "PF806",
                        Severity.WARNING,
                        rule,
                        "`" + rule.name()
                                + "` fires at the first evaluation that finds nothing, as after each restart.",
                        "Set `for` to at least `" + twice.toSeconds() + "s`.");
            }
        }
        if (!externalLabels.isEmpty()) {
            ofSeveralClusters(rule, query);
        }
        return AskedSeriesFinder.in(expression, version);
    }

    /**
     * Looks at the labels and annotations of an alert, which are templates; those of a recording rule are texts.
     *
     * @param rule the rule
     * @param readable tells templates that stand there as Prometheus gets them
     */
    public void templates(SaidRule rule, Predicate<String> readable) {
        if (rule.alert()) {
            templates(rule, "label", rule.labels(), readable);
            templates(rule, "annotation", rule.annotations(), readable);
        }
    }

    private void templates(SaidRule rule, String kind, List<SaidText> texts, Predicate<String> readable) {
        for (SaidText text : texts) {
            if (readable.test(text.text())) {
                try {
                    for (LabelReference reference : templates.parse(text.text(), rule.name())) {
                        known(rule, text, reference);
                    }
                } catch (TemplateException e) {
                    refuse(rule, kind, text, e);
                }
            }
        }
    }

    /** PF808: an external label that the hub does not have. */
    private void known(SaidRule rule, SaidText text, LabelReference reference) {
        if (!externalLabels.isEmpty() && !externalLabels.contains(reference.label())) {
            findings.add(new Finding(
                    "PF808",
                    Severity.ERROR,
                    rule.path(),
                    text.place().apply(reference.at()),
                    "`" + rule.name() + "` refers to the external label `" + reference.label()
                            + "`, which the hub does not have.",
                    "Use one of `"
                            + String.join(
                                    "`, `", externalLabels.stream().sorted().toList()) + "`.",
                    List.of()));
        }
    }

    private void ofSeveralClusters(SaidRule rule, RuleQuery query) {
        query.loses(CLUSTER)
                .ifPresent(labels -> report(
                        "PF802",
                        Severity.WARNING,
                        rule,
                        "`" + rule.name() + "` takes the series of all clusters together, because it does not keep `"
                                + CLUSTER + "`.",
                        labels.kind() == Grouping.Kind.ALL_BUT
                                ? "Take `" + CLUSTER + "` out of `without` and `ignoring`."
                                : "Add `" + CLUSTER + "` to `by` and `on`."));
        for (SaidText label : rule.labels()) {
            if (externalLabels.contains(label.name())) {
                findings.add(new Finding(
                        "PF807",
                        Severity.WARNING,
                        rule.path(),
                        label.place().apply(0),
                        "`" + rule.name() + "` sets `" + label.name() + "`, by which clusters are told apart.",
                        "Choose another label.",
                        List.of()));
            }
        }
    }

    /** PF810: an expression for which Prometheus does not load the whole file. */
    private void refuse(SaidRule rule, PromqlException fault) {
        findings.add(new Finding(
                "PF810",
                Severity.ERROR,
                rule.path(),
                rule.expressionAt(),
                "Prometheus " + version + " refuses the expression of `" + rule.name() + "`: " + fault.getMessage(),
                "Mend what is behind character " + fault.at()
                        + "; Prometheus loads none of the rules of a file in which one is wrong.",
                List.of()));
    }

    /** PF812: a template for which Prometheus does not load the whole file. */
    private void refuse(SaidRule rule, String kind, SaidText text, TemplateException fault) {
        findings.add(new Finding(
                "PF812",
                Severity.ERROR,
                rule.path(),
                text.place().apply(fault.at()),
                "Prometheus " + version + " refuses the " + kind + " `" + text.name() + "` of `" + rule.name() + "`: "
                        + fault.getMessage(),
                fault.hint() + " Prometheus loads none of the rules of a file in which one is wrong.",
                List.of()));
    }

    private void report(String id, Severity severity, SaidRule rule, String message, String hint) {
        findings.add(new Finding(id, severity, rule.path(), rule.declaredAt(), message, hint, List.of()));
    }
}
