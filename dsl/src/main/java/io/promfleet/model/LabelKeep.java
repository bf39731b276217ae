package io.promfleet.model;

import org.immutables.value.Value;

/**
 * Removes every label whose name does not match; {@code action: labelkeep}.
 */
@Value.Immutable
public non-sealed interface LabelKeep extends RelabelRule {

    /**
     * What a label's name must match as a whole; {@code regex} in RE2 syntax.
     *
     * @return the expression
     */
    String regex();

    /**
     * Starts a value.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds the value; every attribute without a default must be given once. */
    final class Builder extends ImmutableLabelKeep.Builder {
        Builder() {}
    }
}
