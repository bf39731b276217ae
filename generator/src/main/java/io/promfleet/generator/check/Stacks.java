package io.promfleet.generator.check;

import io.promfleet.model.Approach;
import io.promfleet.model.ChartStack;
import io.promfleet.model.Collector;
import io.promfleet.model.FederatedPrometheus;
import io.promfleet.model.Resources;
import io.promfleet.model.SendingPrometheus;
import io.promfleet.model.Source;
import io.promfleet.model.Storage;
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

    /** CPU and memory of what collects in a source. */
    static Optional<Resources> resources(Source source) {
        return source.approach() instanceof Collector collector
                ? collector.pod().resources()
                : of(source).flatMap(ChartStack::resources);
    }

    /** The volume of what collects in a source. */
    static Optional<Storage> storage(Source source) {
        return source.approach() instanceof Collector collector
                ? collector.pod().storage()
                : of(source).flatMap(ChartStack::storage);
    }
}
