package io.promfleet.generator.render;

import io.promfleet.model.HubAlerts;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

/**
 * Unit tests of the rules on silence: each alert stays silent while all is well, and fires for the cluster that goes quiet or the
 * job that goes away, and for no other. Two clusters are enough, which the tests declare themselves.
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

    RuleTest quiet() {
        Duration end = WELL.plus(rules.slack()).plus(alerts.quietAfter()).plus(MINUTE.multipliedBy(3));
        return new RuleTest("a cluster goes quiet")
                .constant(declared(GONE, OTHER_JOB), "1", end)
                .constant(declared(STAYS, OTHER_JOB), "1", end)
                .constant(up(GONE, OTHER_JOB), "1", WELL)
                .constant(up(STAYS, OTHER_JOB), "1", end)
                .silent(WELL, SilenceRules.QUIET)
                .fires(end, rules.quiet(), alerts, Map.of("cluster", GONE))
                .silent(end, SilenceRules.ABSENT);
    }

    RuleTest absent(String job) {
        Duration end = WELL.plus(rules.slack()).plus(alerts.absentAfter()).plus(MINUTE.multipliedBy(3));
        return new RuleTest("the job " + job + " goes away")
                .constant(declared(GONE, job), "1", end)
                .constant(declared(STAYS, OTHER_JOB), "1", end)
                .constant(up(GONE, job), "1", WELL)
                .constant(up(GONE, OTHER_JOB), "1", end)
                .constant(up(STAYS, OTHER_JOB), "1", end)
                .silent(WELL, SilenceRules.ABSENT)
                .fires(end, rules.absent(job), alerts, Map.of("cluster", GONE))
                .silent(end, SilenceRules.QUIET);
    }

    private static String declared(String cluster, String job) {
        return SilenceRules.DECLARED + "{cluster=\"" + cluster + "\",jobs="
                + PromqlText.quoted(SilenceRules.jobsLabel(Set.of(job))) + "}";
    }

    private static String up(String cluster, String job) {
        return "up{cluster=\"" + cluster + "\",job=" + PromqlText.quoted(job) + "}";
    }
}
