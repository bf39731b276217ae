package io.promfleet.generator.load;

import io.promfleet.finding.FindingRule;

/** What can keep a definition from being run. */
public enum LoadRule implements FindingRule {
    /** No class of the name is on the class path. */
    CLASS_NOT_FOUND("PF011"),
    /** The class does not implement {@link io.promfleet.dsl.FleetDefinition}. */
    NO_DEFINITION("PF012"),
    /** The class has no usable constructor, or it failed. */
    NOT_INSTANTIABLE("PF013"),
    /** Nothing in the module is a fleet definition. */
    NONE_FOUND("PF014"),
    /** The trees of two fleets would go to one directory, or one into the other. */
    SAME_DIRECTORY("PF015"),
    /** The class was compiled for a newer Java, or something that it needs is not on the class path. */
    NOT_LINKABLE("PF016"),
    /** The project was compiled against another promfleet than the one that runs. */
    OTHER_VERSION("PF017"),
    /** Something on the class path does not exist or cannot be read. */
    CLASS_PATH("PF018"),
    /** A check of the user's own cannot be loaded. */
    OWN_CHECK("PF019");

    private final String id;

    LoadRule(String id) {
        this.id = id;
    }

    @Override
    public String id() {
        return id;
    }
}
