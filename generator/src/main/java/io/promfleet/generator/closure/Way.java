package io.promfleet.generator.closure;

import io.promfleet.model.RelabelRules;
import java.util.List;
import java.util.Optional;

/**
 * A way that series of a source take to the hub.
 *
 * @param job the label {@code job} of the series; empty if it may be any
 * @param scraped the rules for what was scraped
 * @param sent the rules for what is sent; none where the hub fetches the series
 * @param matches the selectors of which one must take the series, where the hub asks another Prometheus for them; empty elsewhere
 */
record Way(Optional<String> job, RelabelRules scraped, RelabelRules sent, List<String> matches) {
    /** Whether nothing on it can lose anything. */
    boolean isOpen() {
        return scraped.isEmpty() && sent.isEmpty() && matches.isEmpty();
    }
}
