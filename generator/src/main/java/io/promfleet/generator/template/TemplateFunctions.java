package io.promfleet.generator.template;

import io.promfleet.finding.NearestNames;
import io.promfleet.finding.Quoted;
import io.promfleet.model.PrometheusVersion;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The functions that templates have in a release: those of the language, and those of Prometheus. */
final class TemplateFunctions {
    private static final Set<String> ALWAYS = Set.of(
            // of the language
            "and",
            "call",
            "eq",
            "ge",
            "gt",
            "html",
            "index",
            "js",
            "le",
            "len",
            "lt",
            "ne",
            "not",
            "or",
            "print",
            "printf",
            "println",
            "slice",
            "urlquery",
            // of Prometheus
            "args",
            "externalURL",
            "first",
            "graphLink",
            "humanize",
            "humanize1024",
            "humanizeDuration",
            "humanizePercentage",
            "humanizeTimestamp",
            "label",
            "match",
            "pathPrefix",
            "query",
            "reReplaceAll",
            "safeHtml",
            "sortByLabel",
            "strvalue",
            "tableLink",
            "title",
            "toLower",
            "toUpper",
            "value");
    private static final Map<String, PrometheusVersion> SINCE = Map.of(
            "parseDuration", PrometheusVersion.of(2, 32),
            "stripPort", PrometheusVersion.of(2, 33),
            "stripDomain", PrometheusVersion.of(2, 36),
            "toTime", PrometheusVersion.of(2, 38),
            "toDuration", PrometheusVersion.of(3, 6),
            "now", PrometheusVersion.of(3, 6),
            "urlQueryEscape", PrometheusVersion.of(3, 8));

    private final PrometheusVersion version;

    TemplateFunctions(PrometheusVersion version) {
        this.version = version;
    }

    boolean has(String name) {
        PrometheusVersion since = SINCE.get(name);
        return since == null ? ALWAYS.contains(name) : version.isAtLeast(since);
    }

    /** What is wrong with a function that the release does not have. */
    TemplateException unknown(TemplateToken token) {
        String name = token.text();
        PrometheusVersion since = SINCE.get(name);
        Set<String> known = new TreeSet<>(ALWAYS);
        SINCE.keySet().stream().filter(this::has).forEach(known::add);
        List<String> near = NearestNames.best(NearestNames.of(name, known));
        String hint;
        if (since != null) {
            hint = "It exists since " + since + ".";
        } else if (!near.isEmpty()) {
            hint = "Did you mean `" + String.join("`, `", near) + "`?";
        } else {
            hint = "Text is written in quotes, a label as `$labels.instance`, the value as `$value`.";
        }
        return new TemplateException(token.at(), "Templates have no function " + Quoted.of(name) + ".", hint);
    }
}
