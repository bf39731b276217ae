package io.promfleet.model;

import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * Sets a label; {@code action: replace}. A result that is empty removes the label.
 */
@Value.Immutable
public non-sealed interface Replace extends RelabelRule {

    /**
     * The labels whose values are joined to the source value; {@code source_labels}.
     *
     * @return the names; none for a constant
     */
    List<String> sourceLabels();

    /**
     * What stands between the joined values; {@code separator}.
     *
     * @return the text, {@code ;} if empty
     */
    Optional<String> separator();

    /**
     * What the source value must match as a whole; {@code regex} in RE2 syntax.
     *
     * @return the expression, {@code (.*)} if empty
     */
    Optional<String> regex();

    /**
     * The label that is set or compared; {@code target_label}.
     *
     * @return the name
     */
    String targetLabel();

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
    final class Builder extends ImmutableReplace.Builder {
        Builder() {}
    }
}
