package io.promfleet.generator.render;

import io.promfleet.generator.dialect.Units;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.model.HubAlerts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Unit tests of the rules on silence, for {@code promtool test rules}: each alert stays silent while all is well, and fires for the
 * cluster that goes quiet or the job that goes away, and for no other. Two clusters are enough, which the tests declare themselves.
 */
final class SilenceTests {
    private static final String GONE = "cluster-a";
    private static final String STAYS = "cluster-b";
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** How long all is well in a test. */
    private static final Duration WELL = Duration.ofMinutes(10);

    private static final String OTHER_JOB = "promfleet-test";

    private final SilenceRules rules;
    private final HubAlerts alerts;

    SilenceTests(SilenceRules rules, HubAlerts alerts) {
        this.rules = rules;
        this.alerts = alerts;
    }

    MapNode file(String ruleFile) {
        List<MapNode> tests = new ArrayList<>();
        tests.add(quiet());
        for (String job : rules.expectedJobs()) {
            tests.add(absent(job));
        }
        return MapNode.builder()
                .put("rule_files", ListNode.ofTexts(List.of(ruleFile)))
                .put("evaluation_interval", "1m")
                .put("tests", Objects.list(tests))
                .build();
    }

    private MapNode quiet() {
        Duration end = WELL.plus(rules.slack()).plus(alerts.quietAfter()).plus(MINUTE.multipliedBy(3));
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("cluster", GONE);
        labels.putAll(rules.labels(SilenceRules.QUIET_SEVERITY, Map.of()));
        return test(
                "a cluster goes quiet",
                List.of(
                        declared(GONE, Set.of(OTHER_JOB), end),
                        declared(STAYS, Set.of(OTHER_JOB), end),
                        up(GONE, OTHER_JOB, WELL),
                        up(STAYS, OTHER_JOB, end)),
                List.of(
                        silent(WELL, SilenceRules.QUIET),
                        fires(end, SilenceRules.QUIET, labels, SilenceRules.quietAnnotations(GONE)),
                        silent(end, SilenceRules.ABSENT)));
    }

    private MapNode absent(String job) {
        Duration end = WELL.plus(rules.slack()).plus(alerts.absentAfter()).plus(MINUTE.multipliedBy(3));
        Map<String, String> labels = new LinkedHashMap<>();
        labels.put("cluster", GONE);
        labels.putAll(rules.labels(SilenceRules.ABSENT_SEVERITY, Map.of("job", job)));
        return test(
                "the job " + job + " goes away",
                List.of(
                        declared(GONE, Set.of(job), end),
                        declared(STAYS, Set.of(OTHER_JOB), end),
                        up(GONE, job, WELL),
                        up(GONE, OTHER_JOB, end),
                        up(STAYS, OTHER_JOB, end)),
                List.of(
                        silent(WELL, SilenceRules.ABSENT),
                        fires(end, SilenceRules.ABSENT, labels, SilenceRules.absentAnnotations(job, GONE)),
                        silent(end, SilenceRules.QUIET)));
    }

    private static MapNode test(String name, List<MapNode> series, List<MapNode> alerts) {
        return MapNode.builder()
                .put("name", name)
                .put("interval", "1m")
                .put("input_series", Objects.list(series))
                .put("alert_rule_test", Objects.list(alerts))
                .build();
    }

    private static MapNode declared(String cluster, Set<String> jobs, Duration until) {
        return series(
                "fleet:cluster:declared{cluster=\"" + cluster + "\",jobs="
                        + PromqlText.quoted(SilenceRules.jobsLabel(jobs)) + "}",
                until);
    }

    private static MapNode up(String cluster, String job, Duration until) {
        return series("up{cluster=\"" + cluster + "\",job=" + PromqlText.quoted(job) + "}", until);
    }

    private static MapNode series(String series, Duration until) {
        return MapNode.builder()
                .put("series", series)
                .put("values", "1x" + until.toMinutes())
                .build();
    }

    private static MapNode silent(Duration at, String alert) {
        return MapNode.builder()
                .put("eval_time", Units.prometheusDuration(at))
                .put("alertname", alert)
                .build();
    }

    private static MapNode fires(
            Duration at, String alert, Map<String, String> labels, Map<String, String> annotations) {
        MapNode expected = MapNode.builder()
                .put("exp_labels", Objects.texts(labels))
                .put("exp_annotations", Objects.texts(annotations))
                .build();
        return MapNode.builder()
                .put("eval_time", Units.prometheusDuration(at))
                .put("alertname", alert)
                .put("exp_alerts", ListNode.of(expected))
                .build();
    }
}
