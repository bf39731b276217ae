package io.promfleet.model;

import java.util.Optional;
import org.immutables.value.Value;

/**
 * Copies every label whose name matches to a new name; {@code action: labelmap}.
 */
@Value.Immutable
public non-sealed interface LabelMap extends RelabelRule {

    /**
     * What a label's name must match as a whole; {@code regex} in RE2 syntax.
     *
     * @return the expression
     */
    String regex();

    /**
     * What is set, with {@code $1} or {@code ${1}} for what a group matched; {@code replacement}.
     *
     * @return the text, {@code $1} if empty
     */
    Optional<String> replacement();

    /**
     * Starts a value.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds the value; every attribute without a default must be given once. */
    final class Builder extends ImmutableLabelMap.Builder {
        Builder() {}
    }
}
