package io.promfleet.generator.render;

import io.promfleet.generator.manifest.MapNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Recording rules: how well each declared cluster is, from 0 to 1, and what that is made of. */
final class HealthRules {
    private static final String NAME = "fleet-health";
    private static final String PART = "cluster_part:health:ratio";
    private static final String WHOLE = "cluster:health:ratio";

    private static final String DECLARED = "max by (cluster) (" + SilenceRules.DECLARED + ")";
    private static final String UP = "sum by (cluster) (cluster_job:up:sum)";
    private static final Duration AT = Duration.ofMinutes(10);

    RuleFile file() {
        List<MapNode> rules = new ArrayList<>();
        rules.add(part("targets", UP + " / sum by (cluster) (cluster_job:up:count) and on (cluster) " + DECLARED));
        rules.add(part("jobs", without("alertname=\"" + SilenceRules.ABSENT + "\"")));
        rules.add(part("sending", without("alertname=~\"RemoteWrite.*\"")));
        rules.add(FleetAlert.recorded(
                WHOLE,
                "avg by (cluster) (" + PART + ") * on (cluster) (" + UP + " > bool 0) or " + DECLARED + " * 0",
                Map.of()));
        return new RuleFile(
                NAME,
                FleetAlert.group(NAME, "1m", rules),
                Optional.of(RuleTest.file(List.of(SilenceRules.NAME + ".yaml", NAME + ".yaml"), List.of(test()))));
    }

    private static MapNode part(String name, String expression) {
        return FleetAlert.recorded(PART, expression + " or " + DECLARED + " * 0", Map.of("part", name));
    }

    /** One where no such alert fires. */
    private static String without(String alerts) {
        return DECLARED + " unless on (cluster) ALERTS{" + alerts + ",alertstate=\"firing\"}";
    }

    private static RuleTest test() {
        RuleTest test = new RuleTest("one cluster is well, of one half is down, and one is gone");
        for (String cluster : List.of("cluster-a", "cluster-b", "cluster-c")) {
            test.constant(SilenceRules.DECLARED + "{cluster=\"" + cluster + "\",jobs=\",\"}", "1", AT);
        }
        Map<String, Double> whole = new LinkedHashMap<>();
        whole.put(WHOLE + "{cluster=\"cluster-a\"}", 1.0);
        whole.put(WHOLE + "{cluster=\"cluster-c\"}", 0.0);
        return test.constant(up("cluster-a", "one"), "1", AT)
                .constant(up("cluster-b", "one"), "1", AT)
                .constant(up("cluster-b", "two"), "0", AT)
                .recorded(AT, WHOLE + "{cluster!=\"cluster-b\"}", whole)
                .recorded(
                        AT,
                        PART + "{cluster=\"cluster-b\",part=\"targets\"}",
                        Map.of(PART + "{cluster=\"cluster-b\",part=\"targets\"}", 0.5))
                .recorded(
                        AT,
                        PART + "{cluster=\"cluster-c\",part=\"targets\"}",
                        Map.of(PART + "{cluster=\"cluster-c\",part=\"targets\"}", 0.0));
    }

    private static String up(String cluster, String job) {
        return "up{cluster=\"" + cluster + "\",job=\"" + job + "\"}";
    }
}
