package io.promfleet.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Sets a label to the source value in upper case; {@code action: uppercase}, since Prometheus 2.36.
 */
@Value.Immutable
public non-sealed interface Uppercase extends RelabelRule {

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
    final class Builder extends ImmutableUppercase.Builder {
        Builder() {}
    }
}
