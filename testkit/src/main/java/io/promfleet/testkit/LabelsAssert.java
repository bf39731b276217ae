package io.promfleet.testkit;

import io.promfleet.relabel.LabelSet;
import io.promfleet.relabel.RelabelTrace;
import java.util.Optional;

/** Assertions about what rules made of some labels. */
public final class LabelsAssert extends RelabelledAssert<LabelsAssert> {
    LabelsAssert(RelabelTrace trace) {
        super(trace, LabelsAssert.class);
    }

    /**
     * A rule drops it.
     *
     * @return this
     */
    public LabelsAssert drops() {
        if (actual.after().isPresent()) {
            failed("Expected it to be dropped, but it is kept.");
        }
        return this;
    }

    @Override
    Optional<LabelSet> left() {
        return actual.after();
    }

    @Override
    String absence() {
        return "rule " + actual.steps().size() + " drops it";
    }
}
