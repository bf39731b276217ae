package io.promfleet.model;

import java.util.List;
import org.immutables.value.Value;

/**
 * Drops what has the source value in a label; {@code action: dropequal}, since Prometheus 2.41.
 */
@Value.Immutable
public non-sealed interface DropEqual extends RelabelRule {

    /**
     * The labels whose values are joined to the source value; {@code source_labels}.
     *
     * @return the names; at least one where the DSL says it, none where a file leaves them out
     */
    List<String> sourceLabels();

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
    final class Builder extends ImmutableDropEqual.Builder {
        Builder() {}
    }
}
