package io.promfleet.finding;

import java.util.List;

/** Something that can be wrong, by the identifier of its findings. */
public interface FindingRule {
    /**
     * The stable identifier.
     *
     * @return for instance {@code PF011}
     */
    String id();

    /**
     * Says that it is wrong.
     *
     * @param location where it was said
     * @param message one sentence with the offending value in backticks
     * @param hint what to do next
     * @return an error that belongs to no part of the model
     */
    default Finding error(Location location, String message, String hint) {
        return new Finding(id(), Severity.ERROR, "", location, message, hint, List.of());
    }

    /**
     * Says that it is wrong, where no place is known.
     *
     * @param message one sentence with the offending value in backticks
     * @param hint what to do next
     * @return an error that belongs to no part of the model
     */
    default Finding error(String message, String hint) {
        return error(UnknownLocation.UNKNOWN, message, hint);
    }

    /**
     * Says that it is doubtful.
     *
     * @param location where it was said
     * @param message one sentence with the offending value in backticks
     * @param hint what to do next
     * @return a warning that belongs to no part of the model
     */
    default Finding warning(Location location, String message, String hint) {
        return new Finding(id(), Severity.WARNING, "", location, message, hint, List.of());
    }
}
