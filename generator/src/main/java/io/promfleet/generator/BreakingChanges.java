package io.promfleet.generator;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.generator.UsedValues.Used;
import io.promfleet.generator.manifest.OriginTrail;
import io.promfleet.model.ChartRelease;
import io.promfleet.model.Cluster;
import io.promfleet.schemas.ChartChange;
import io.promfleet.schemas.ValuePattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** PF606: the chart's breaking changes between two versions that touch values in use, each with the edit. */
final class BreakingChanges {
    private static final String ID = "PF606";

    private final UsedValues values;
    private final Map<List<Object>, Touch> touches = new LinkedHashMap<>();

    BreakingChanges(UsedValues values) {
        this.values = values;
    }

    /** One change at one place of the definition, which may stand for many clusters. */
    private static final class Touch {
        private final ChartChange change;
        private final String what;
        private final String path;
        private final Location location;
        private int clusters;

        Touch(ChartChange change, String what, String path, Location location) {
            this.change = change;
            this.what = what;
            this.path = path;
            this.location = location;
        }
    }

    /** The changes that lie between two versions, whether they touch anything or not. */
    static List<ChartChange> between(String from, String to) {
        List<ChartChange> between = new ArrayList<>();
        for (ChartChange change : ChartChange.all()) {
            boolean crossed = isBefore(from, change.version()) && !isBefore(to, change.version());
            boolean stands = change.until().map(until -> isBefore(to, until)).orElse(true);
            boolean possible =
                    change.from().map(first -> !isBefore(from, first)).orElse(true);
            if (crossed && stands && possible) {
                between.add(change);
            }
        }
        return between;
    }

    private static boolean isBefore(String version, String other) {
        return ChartRelease.compare(version, other) < 0;
    }

    /** Looks at the values of a cluster that goes from one version to another. */
    void look(Cluster cluster, List<ChartChange> changes) {
        for (ChartChange change : changes) {
            if (holds(cluster, change)) {
                touch(cluster, change);
            }
        }
    }

    private boolean holds(Cluster cluster, ChartChange change) {
        for (ChartChange.Condition condition : change.conditions()) {
            if (values.first(cluster, condition.values()).isPresent() != condition.used()) {
                return false;
            }
        }
        return true;
    }

    private void touch(Cluster cluster, ChartChange change) {
        for (ChartChange.Condition condition : change.conditions()) {
            if (condition.used()) {
                for (ValuePattern pattern : condition.values()) {
                    for (Used used : values.matching(cluster, pattern)) {
                        int keys = pattern.keys().size();
                        OriginTrail origin = used.origin(keys);
                        String value = String.join(".", used.path().subList(0, keys));
                        add(change, "sets `" + value + "`", origin.path(), origin.location());
                    }
                }
                return;
            }
        }
        add(change, "sets nothing about it", cluster.path(), cluster.declaredAt());
    }

    private void add(ChartChange change, String what, String path, Location location) {
        Touch touch = touches.computeIfAbsent(
                List.of(change, what, location), key -> new Touch(change, what, path, location));
        touch.clusters++;
    }

    /** Reports what was touched. */
    void report(Findings findings) {
        for (Touch touch : touches.values()) {
            int others = touch.clusters - 1;
            findings.add(new Finding(
                    ID,
                    Severity.WARNING,
                    touch.path,
                    touch.location,
                    "With the chart `" + touch.change.version() + "` " + touch.change.change() + ", and this cluster "
                            + touch.what
                            + (others == 0
                                    ? "."
                                    : others == 1 ? ", as another one does." : ", as " + others + " others do."),
                    touch.change.edit(),
                    List.of()));
        }
    }
}
