package io.promfleet.cli;

import io.promfleet.model.PrometheusVersion;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The option that names the release of Prometheus that is meant. */
final class TargetOption {
    private static final String NAME = "--prometheus";

    private TargetOption() {}

    /**
     * The option.
     *
     * @param what what the release does, without a full stop
     */
    static OptionSpec spec(String what) {
        return OptionSpec.builder(NAME)
                .paramLabel("VERSION")
                .type(PrometheusVersion.class)
                .converters(TargetOption::parse)
                .description(what + "; " + PrometheusVersion.NEWEST + " if nothing is said.")
                .build();
    }

    /** The release that was typed, else the newest. */
    static PrometheusVersion value(ParseResult typed) {
        return typed.matchedOptionValue(NAME, PrometheusVersion.NEWEST);
    }

    private static PrometheusVersion parse(String typed) {
        try {
            return PrometheusVersion.parse(typed);
        } catch (IllegalArgumentException e) {
            throw new UsageException(String.valueOf(e.getMessage()));
        }
    }
}
