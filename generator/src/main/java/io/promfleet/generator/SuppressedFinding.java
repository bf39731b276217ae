package io.promfleet.generator;

import io.promfleet.finding.Finding;
import io.promfleet.model.Suppression;

/**
 * A finding that is not reported because the definition accepts it.
 *
 * @param finding what was found
 * @param suppression what accepts it
 */
public record SuppressedFinding(Finding finding, Suppression suppression) {}
