package io.promfleet.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Keeps what matches and drops the rest; {@code action: keep}.
 */
@Value.Immutable
public non-sealed interface Keep extends RelabelRule {

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
     * What must match as a whole; {@code regex} in RE2 syntax.
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
    final class Builder extends ImmutableKeep.Builder {
        Builder() {}
    }
}
