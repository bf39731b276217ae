package io.promfleet.generator.dialect;

import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.regex.InvalidRegexException;
import io.promfleet.regex.Regex;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The labels that Prometheus gives a target before the rules of its job see it, and Alloy only behind them. Where a rule looks
 * at one, rules in front set it: for a target that does not bring it.
 */
final class AlloyDefaults {
    private AlloyDefaults() {}

    /** The rules of a job with those in front that they need. */
    static List<MapNode> before(List<MapNode> rules, MapNode job, String interval, Duration timeout) {
        List<MapNode> all = new ArrayList<>();
        of(job, interval, timeout).forEach((label, value) -> {
            if (rules.stream().anyMatch(rule -> looksAt(rule, label))) {
                all.add(MapNode.builder(job.origin())
                        .put("action", "replace")
                        .put("source_labels", ListNode.ofTexts(List.of(label)))
                        .put("regex", "^$")
                        .put("target_label", label)
                        .put("replacement", value.replace("$", "$$"))
                        .build());
            }
        });
        all.addAll(rules);
        return all;
    }

    private static Map<String, String> of(MapNode job, String interval, Duration timeout) {
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("job", job.text("job_name"));
        labels.put("__scrape_interval__", interval);
        labels.put("__scrape_timeout__", Units.prometheusDuration(timeout));
        labels.put("__metrics_path__", or(job, "metrics_path", "/metrics"));
        labels.put("__scheme__", or(job, "scheme", "http"));
        if (job.get("params") instanceof MapNode params) {
            for (int i = 0; i < params.size(); i++) {
                List<String> values = ListNode.texts(params.value(i));
                if (!values.isEmpty()) {
                    labels.put("__param_" + params.key(i), values.get(0));
                }
            }
        }
        return labels;
    }

    private static String or(MapNode job, String key, String unlessSaid) {
        return job.get(key) instanceof TextNode said ? said.value() : unlessSaid;
    }

    private static boolean looksAt(MapNode rule, String label) {
        if (ListNode.texts(rule.get("source_labels")).contains(label)) {
            return true;
        }
        String action = rule.text("action");
        if (action.equals("keepequal") || action.equals("dropequal")) {
            return rule.text("target_label").equals(label);
        }
        return List.of("labelmap", "labeldrop", "labelkeep").contains(action) && matches(rule.get("regex"), label);
    }

    private static boolean matches(@Nullable Node regex, String label) {
        try {
            return !(regex instanceof TextNode text)
                    || Regex.compile(text.value(), PrometheusVersion.NEWEST).matches(label);
        } catch (InvalidRegexException e) {
            return true; // reported where the rule was said
        }
    }
}
