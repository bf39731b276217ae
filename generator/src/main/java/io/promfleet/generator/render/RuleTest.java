package io.promfleet.generator.render;

import io.promfleet.generator.dialect.Units;
import io.promfleet.generator.manifest.DecimalNode;
import io.promfleet.generator.manifest.IntegerNode;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.model.HubAlerts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One unit test of rules for {@code promtool test rules}: series minute by minute, and what fires or is recorded when. */
final class RuleTest {
    private final String name;
    private final List<MapNode> input = new ArrayList<>();
    private final List<MapNode> alerts = new ArrayList<>();
    private final List<MapNode> expressions = new ArrayList<>();

    RuleTest(String name) {
        this.name = name;
    }

    /** The file with tests of one file of rules, which may need further ones. */
    static MapNode file(List<String> ruleFiles, List<RuleTest> tests) {
        return MapNode.builder()
                .put("rule_files", ListNode.ofTexts(ruleFiles))
                .put("evaluation_interval", "1m")
                .put("tests", Objects.list(tests.stream().map(RuleTest::build).toList()))
                .build();
    }

    /** A series that has a value every minute. */
    RuleTest constant(String series, String value, Duration until) {
        return values(series, value + "x" + until.toMinutes());
    }

    /** A series that grows every minute. */
    RuleTest growing(String series, String start, String step, Duration until) {
        return values(series, start + "+" + step + "x" + until.toMinutes());
    }

    /** A series in promtool's own words. */
    RuleTest values(String series, String values) {
        input.add(MapNode.builder().put("series", series).put("values", values).build());
        return this;
    }

    /** No alert of this name. */
    RuleTest silent(Duration at, String alert) {
        alerts.add(MapNode.builder()
                .put("eval_time", Units.prometheusDuration(at))
                .put("alertname", alert)
                .build());
        return this;
    }

    /** One alert of this name, with the labels of the series that it fires for. */
    RuleTest fires(Duration at, FleetAlert alert, HubAlerts said, Map<String, String> series) {
        Map<String, String> labels = new LinkedHashMap<>(new TreeMap<>(series));
        labels.putAll(alert.labels(said));
        MapNode expected = MapNode.builder()
                .put("exp_labels", Objects.texts(labels))
                .put("exp_annotations", Objects.texts(alert.annotations(series)))
                .build();
        alerts.add(MapNode.builder()
                .put("eval_time", Units.prometheusDuration(at))
                .put("alertname", alert.name())
                .put("exp_alerts", ListNode.of(expected))
                .build());
        return this;
    }

    /** What a recorded series is. */
    RuleTest recorded(Duration at, String expression, Map<String, Double> samples) {
        List<MapNode> expected = new ArrayList<>();
        samples.forEach((labels, value) -> expected.add(MapNode.builder()
                .put("labels", labels)
                .put("value", value == Math.rint(value) ? new IntegerNode(value.longValue()) : new DecimalNode(value))
                .build()));
        expressions.add(MapNode.builder()
                .put("expr", expression)
                .put("eval_time", Units.prometheusDuration(at))
                .put("exp_samples", Objects.list(expected))
                .build());
        return this;
    }

    private MapNode build() {
        MapNode.Builder test =
                MapNode.builder().put("name", name).put("interval", "1m").put("input_series", Objects.list(input));
        if (!alerts.isEmpty()) {
            test.put("alert_rule_test", Objects.list(alerts));
        }
        if (!expressions.isEmpty()) {
            test.put("promql_expr_test", Objects.list(expressions));
        }
        return test.build();
    }
}
