package io.promfleet.generator.load;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import java.util.List;

/** What can keep a definition from being run. */
public enum LoadRule {
    /** No class of the name is on the class path. */
    CLASS_NOT_FOUND("PF011", "Class not found"),
    /** The class does not implement {@link io.promfleet.dsl.FleetDefinition}. */
    NO_DEFINITION("PF012", "Class is no fleet definition"),
    /** The class has no usable constructor, or it failed. */
    NOT_INSTANTIABLE("PF013", "Fleet definition cannot be instantiated"),
    /** Nothing in the module is a fleet definition. */
    NONE_FOUND("PF014", "No fleet definition found"),
    /** The trees of two fleets would go to one directory, or one into the other. */
    SAME_DIRECTORY("PF015", "Two fleets have one output directory"),
    /** The class was compiled for a newer Java, or something that it needs is not on the class path. */
    NOT_LINKABLE("PF016", "Class cannot be linked"),
    /** The project was compiled against another promfleet than the one that runs. */
    OTHER_VERSION("PF017", "Versions of promfleet differ"),
    /** Something on the class path does not exist or cannot be read. */
    CLASS_PATH("PF018", "Class path entry cannot be used");

    private final String id;
    private final String title;

    LoadRule(String id, String title) {
        this.id = id;
        this.title = title;
    }

    /**
     * The stable identifier.
     *
     * @return for instance {@code PF011}
     */
    public String id() {
        return id;
    }

    /**
     * What the rule is about, in a few words.
     *
     * @return without a full stop
     */
    public String title() {
        return title;
    }

    Finding error(String message, String hint) {
        return error(UnknownLocation.UNKNOWN, message, hint);
    }

    Finding error(Location location, String message, String hint) {
        return new Finding(id, Severity.ERROR, "", location, message, hint, List.of());
    }

    Finding warning(String message, String hint) {
        return new Finding(id, Severity.WARNING, "", UnknownLocation.UNKNOWN, message, hint, List.of());
    }
}
