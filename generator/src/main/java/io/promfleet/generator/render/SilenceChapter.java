package io.promfleet.generator.render;

import io.promfleet.generator.dialect.Units;
import io.promfleet.model.Fleet;
import io.promfleet.model.HubAlerts;
import java.util.ArrayList;
import java.util.List;

/** The runbook's chapter on the alerts about silence: what each means here, and what to do. */
final class SilenceChapter {
    private final Fleet fleet;

    SilenceChapter(Fleet fleet) {
        this.fleet = fleet;
    }

    /** Its lines; none if there are no such alerts. */
    List<String> lines() {
        HubAlerts alerts = fleet.hub().alerts().orElse(null);
        if (alerts == null || fleet.sources().isEmpty()) {
            return List.of();
        }
        String hub = fleet.hub().name();
        String namespace = fleet.namespace();
        List<String> lines = new ArrayList<>();
        lines.add("## When a cluster or a job is silent");
        lines.add("");
        lines.add(
                "Each declared cluster is a series `fleet:cluster:declared` on the hub, with the names of its jobs. The alerts are what is"
                        + " declared");
        lines.add(
                "without what arrives. They see nothing while the hub itself is down; for that, let something outside watch its `Watchdog`"
                        + " alert.");
        lines.add("");
        lines.add("`ClusterQuiet` fires when no target of a cluster was up for "
                + Units.prometheusDuration(alerts.quietAfter()) + ", as the hub sees it:");
        lines.add("");
        lines.add(
                "1. `up{cluster=\"<cluster>\"}` on the hub: series with the value 0 say that the hub gets through and the targets do not"
                        + " answer.");
        lines.add(
                "2. `count by (cluster) (up)` on the hub: a name that no declared cluster has is the missing one under a wrong label.");
        lines.add("3. In the cluster: `kubectl -n " + namespace
                + " get pods`, then the log of what collects there; see troubleshooting.");
        lines.add("");
        lines.add("`JobAbsent` fires when other series of the cluster arrive, but for "
                + Units.prometheusDuration(alerts.absentAfter()) + " none of a declared job:");
        lines.add("");
        lines.add(
                "1. Targets and discovery where the job runs: its page `/service-discovery` shows what was found and what rules dropped.");
        lines.add("2. A job that may be empty is told so with `mayBeEmpty` in the definition.");
        lines.add("");
        lines.add("Whether the hub has loaded the rules: `kubectl --context " + hub + " -n " + namespace
                + " get prometheusrules fleet-silence`. `promtool test rules` runs their tests, in `" + hub + "/"
                + namespace
                + "/rules`.");
        lines.add("");
        return lines;
    }
}
