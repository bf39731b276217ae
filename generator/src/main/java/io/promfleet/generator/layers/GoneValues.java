package io.promfleet.generator.layers;

import io.promfleet.model.ChartRelease;
import io.promfleet.schemas.ChartChange;
import io.promfleet.schemas.ValuePattern;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values that an older release of the chart has and the newest known no longer. */
public final class GoneValues {
    private final @Nullable String chart;
    private final List<ChartChange> changes = ChartChange.all();

    /** The values of every release. */
    public GoneValues() {
        this.chart = null;
    }

    /**
     * The values of a release.
     *
     * @param chart the release's exact version
     */
    public GoneValues(String chart) {
        this.chart = chart;
    }

    /**
     * The change with which a value goes that the newest known release does not have.
     *
     * @param path the keys that lead to the value
     * @return the first such change after this release; empty if it does not have the value either
     */
    public Optional<ChartChange> goes(List<String> path) {
        return changes.stream()
                .filter(change -> change.until().isEmpty() && hasNot(change))
                .filter(change -> change.conditions().stream()
                        .anyMatch(condition -> condition.used() && isNamed(condition.values(), path)))
                .findFirst();
    }

    private boolean hasNot(ChartChange change) {
        return chart == null || ChartRelease.compare(chart, change.version()) < 0;
    }

    private static boolean isNamed(List<ValuePattern> values, List<String> path) {
        return values.stream()
                .anyMatch(value ->
                        value.value().isEmpty() && value.keys().size() == path.size() && value.matches(path, ""));
    }
}
