package io.promfleet.generator.render;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.generator.dashboard.Delivery;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** PF214: rules of sources that lose what the generated alerts and dashboards ask for. Alerts are blind then, and panels are left out. */
final class LostSeries {
    private static final String ID = "PF214";
    private static final int NAMED = 3;

    private final Rendering rendering;

    LostSeries(Rendering rendering) {
        this.rendering = rendering;
    }

    /** Reports each rule once, after all rules and dashboards were written. */
    void report() {
        for (Delivery.Gap gap : rendering.delivery().gaps()) {
            boolean blind = !gap.alerts().isEmpty();
            rendering
                    .findings()
                    .add(new Finding(
                            ID,
                            blind ? Severity.WARNING : Severity.INFO,
                            path(gap.sources()),
                            gap.rule().declaredAt(),
                            "This rule loses " + some(gap.metrics()) + " of " + some(gap.sources()) + ", "
                                    + (blind
                                            ? "so that nothing of it gets to " + some(gap.alerts()) + " on the hub."
                                            : "which dashboards and the growth of clusters are about."),
                            blind
                                    ? "Let it keep them, or say `hub.withoutAlerts()`."
                                    : "Let it keep them, or take it for a page with fewer panels.",
                            List.of()));
        }
    }

    private static String path(Set<String> sources) {
        return sources.size() == 1 ? "source(" + sources.iterator().next() + ")" : "";
    }

    private static String some(Set<String> names) {
        List<String> all = new ArrayList<>(names);
        String text = "`" + String.join("`, `", all.subList(0, Math.min(NAMED, all.size()))) + "`";
        return all.size() <= NAMED ? text : text + " and " + (all.size() - NAMED) + " more";
    }
}
