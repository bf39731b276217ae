package io.promfleet.generator.promql;

import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Series that an expression asks for, and what they must have so that it gives what it looks like.
 *
 * @param metric the name of the metric
 * @param labels the labels that they must have: those that a matcher demands, and those by which they are grouped or matched
 * @param demanded the labels of which one value is demanded, with the value
 */
public record AskedSeries(String metric, Set<String> labels, Map<String, String> demanded) {
    /** Copies both collections. */
    public AskedSeries {
        labels = Collections.unmodifiableSet(new TreeSet<>(labels));
        demanded = Collections.unmodifiableMap(new TreeMap<>(demanded));
    }

    /**
     * The value that is demanded of a label.
     *
     * @param label the name of the label
     * @return the value; empty if several would do
     */
    public Optional<String> demanded(String label) {
        return Optional.ofNullable(demanded.get(label));
    }
}
