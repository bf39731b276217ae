package acme;

import io.promfleet.dsl.SourceBuilder;

/** What several fleets share. */
public final class Jobs {
    private Jobs() {}

    public static void addTo(SourceBuilder source) {
        source.annotatedPods();
    }
}
