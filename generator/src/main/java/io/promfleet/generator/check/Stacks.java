package io.promfleet.generator.check;

import io.promfleet.model.Approach;
import io.promfleet.model.ChartStack;
import io.promfleet.model.FederatedPrometheus;
import io.promfleet.model.SendingPrometheus;
import io.promfleet.model.Source;
import java.util.Optional;

/** The Prometheus of a source, whichever its approach is. */
final class Stacks {
    private Stacks() {}

    static Optional<ChartStack> of(Source source) {
        Approach approach = source.approach();
        if (approach instanceof FederatedPrometheus federated) {
            return Optional.of(federated.stack());
        }
        return approach instanceof SendingPrometheus sending ? Optional.of(sending.stack()) : Optional.empty();
    }
}
