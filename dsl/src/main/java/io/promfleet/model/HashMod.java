package io.promfleet.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Sets a label to the hash of the source value, modulo a number; {@code action: hashmod}.
 */
@Value.Immutable
public non-sealed interface HashMod extends RelabelRule {

    /**
     * The labels whose values are joined to the source value; {@code source_labels}.
     *
     * @return the names; at least one where the DSL says it, none where a file leaves them out
     */
    List<String> sourceLabels();

    /**
     * What stands between the joined values; {@code separator}.
     *
     * @return the text, {@code ;} if empty
     */
    Optional<String> separator();

    /**
     * The modulus; {@code modulus}.
     *
     * @return a number of 64 bits without a sign, not 0: what is negative here is above {@link Long#MAX_VALUE}
     */
    long modulus();

    /**
     * The label that is set or compared; {@code target_label}.
     *
     * @return the name
     */
    String targetLabel();

    /**
     * Starts a value.
     *
     * @return a builder
     */
    static Builder builder() {
        return new Builder();
    }

    /** Builds the value; every attribute without a default must be given once. */
    final class Builder extends ImmutableHashMod.Builder {
        Builder() {}
    }
}
