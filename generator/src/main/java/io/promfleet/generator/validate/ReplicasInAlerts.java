package io.promfleet.generator.validate;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Origin;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.generator.read.RelabelNodes;
import io.promfleet.relabel.LabelSet;
import io.promfleet.relabel.Relabelling;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * PF113: an external label by which two replicas differ, and which an Alertmanager gets with every alert, so that it takes the alerts of
 * both for two. The Prometheus Operator drops the label that it sets itself.
 */
final class ReplicasInAlerts {
    private static final Set<String> REPLICA = Set.of("replica", "__replica__", "prometheus_replica");
    private static final String RULES = "alert_relabel_configs";

    private ReplicasInAlerts() {}

    /**
     * Looks at a configuration of which nothing was refused.
     *
     * @param config the configuration
     * @param findings takes what is wrong
     */
    static void check(MapNode config, Findings findings) {
        MapNode alerting = map(config.get("alerting"));
        MapNode labels = map(map(config.get("global")).get("external_labels"));
        for (int i = 0; i < labels.size(); i++) {
            String label = labels.key(i);
            if (REPLICA.contains(label) && labels.value(i) instanceof TextNode value) {
                for (MapNode alertmanager : ListNode.maps(alerting.get("alertmanagers"))) {
                    if (reaches(label, value.value(), alerting, alertmanager)) {
                        findings.add(finding(label, location(labels.entryOrigin(i)), location(alertmanager.origin())));
                        break;
                    }
                }
            }
        }
    }

    private static boolean reaches(String label, String value, MapNode alerting, MapNode alertmanager) {
        List<Node> rules = new ArrayList<>(ListNode.itemsOf(alerting.get(RULES)));
        rules.addAll(ListNode.itemsOf(alertmanager.get(RULES)));
        return Relabelling.of(RelabelNodes.rules(new ListNode(rules, null)))
                .apply(LabelSet.of("alertname", "Alert", label, value))
                .map(after -> after.get(label).equals(value))
                .orElse(false);
    }

    private static Finding finding(String label, Location place, Location alertmanager) {
        return new Finding(
                "PF113",
                Severity.WARNING,
                "",
                place,
                "Alerts reach an Alertmanager with the label `" + label
                        + "`, by which the replicas of a Prometheus differ, so that one alert of two replicas becomes two.",
                "Add `- {action: labeldrop, regex: " + label + "}` to `alerting." + RULES + "`.",
                List.of(new Finding.Related("the Alertmanager", alertmanager)));
    }

    private static MapNode map(@Nullable Node node) {
        return node instanceof MapNode map ? map : MapNode.EMPTY;
    }

    private static Location location(@Nullable Origin origin) {
        return origin == null ? UnknownLocation.UNKNOWN : origin.location();
    }
}
