package io.promfleet.generator.closure;

import io.promfleet.model.RelabelRule;
import java.util.Optional;

/**
 * A rule by which series, or a label of them, do not arrive.
 *
 * @param rule the rule
 * @param label the label that it removes; empty if it drops the series
 */
public record Loss(RelabelRule rule, Optional<String> label) {}
