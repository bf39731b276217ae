package io.promfleet.testkit;

import io.promfleet.relabel.LabelSet;

/**
 * A target as service discovery finds it, before relabelling.
 *
 * @param labels its own labels, with {@code __address__}
 * @param group the labels of the group that it was found in; its own go before
 */
public record DiscoveredTarget(LabelSet labels, LabelSet group) {
    /**
     * A target with any labels.
     *
     * @param namesAndValues a name, its value, the next name, and so on; {@code __address__} among them
     * @return the target
     */
    public static DiscoveredTarget target(String... namesAndValues) {
        return new DiscoveredTarget(LabelSet.of(namesAndValues), LabelSet.EMPTY);
    }
}
