package io.promfleet.testkit;

import io.promfleet.generator.target.TargetOutcome;
import io.promfleet.relabel.LabelSet;
import io.promfleet.relabel.RelabelTrace;
import java.util.Optional;

/** Assertions about what a job made of a target. */
public final class TargetAssert extends RelabelledAssert<TargetAssert> {
    private final TargetOutcome outcome;

    TargetAssert(TargetOutcome outcome, RelabelTrace trace) {
        super(trace, TargetAssert.class);
        this.outcome = outcome;
    }

    /**
     * A rule drops it.
     *
     * @return this
     */
    public TargetAssert drops() {
        if (outcome instanceof TargetOutcome.Refused refused) {
            failed("Expected it to be dropped by a rule, but the rules keep it. %s".formatted(refused.reason()));
        } else if (outcome instanceof TargetOutcome.Scraped) {
            failed("Expected it to be dropped, but it is kept.");
        }
        return this;
    }

    /**
     * It is scraped at an address.
     *
     * @param address host and port; {@code __address__} after the rules
     * @return this
     */
    public TargetAssert hasAddress(String address) {
        return hasLabel("__address__", address);
    }

    /**
     * It is scraped at a URL.
     *
     * @param url scheme, address and path, without parameters
     * @return this
     */
    public TargetAssert isScrapedAt(String url) {
        LabelSet labels = labels();
        String scraped = labels.get("__scheme__") + "://" + labels.get("__address__") + labels.get("__metrics_path__");
        if (!scraped.equals(url)) {
            failed("Expected it to be scraped at `%s`, but it is at `%s`.".formatted(url, scraped));
        }
        return this;
    }

    @Override
    Optional<LabelSet> left() {
        return outcome instanceof TargetOutcome.Scraped scraped ? Optional.of(scraped.labels()) : Optional.empty();
    }

    @Override
    String absence() {
        return outcome instanceof TargetOutcome.Refused refused
                ? "it cannot be scraped (" + refused.reason() + ")"
                : "rule " + actual.steps().size() + " drops it";
    }
}
