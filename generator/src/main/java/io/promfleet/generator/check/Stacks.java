package io.promfleet.generator.check;

import io.promfleet.model.LightweightPrometheus;
import io.promfleet.model.PrometheusStack;
import io.promfleet.model.Source;

/** The Prometheus of a source, whichever its approach is. */
final class Stacks {
    private Stacks() {}

    static PrometheusStack of(Source source) {
        return ((LightweightPrometheus) source.approach()).prometheus();
    }
}
