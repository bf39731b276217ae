package io.promfleet.maven;

import java.io.File;
import org.jspecify.annotations.Nullable;

/** One fleet in the configuration: {@code <fleet>acme.AcmeFleet</fleet>}, or with a directory of its own. */
public class FleetParameter {
    /** Binary name of the definition's class, such as {@code acme.AcmeFleet}. */
    private @Nullable String definition;

    /** Where this fleet's tree goes; without it, where {@link FleetMojo} says. */
    private @Nullable File outputDirectory;

    /** Instantiated by Maven. */
    public FleetParameter() {}

    /**
     * The short form: the class alone. Called by Maven, which asks for this name.
     *
     * @param className binary name of the definition's class
     */
    public void set(String className) {
        definition = className;
    }

    @Nullable
    String definition() {
        return definition;
    }

    @Nullable
    File outputDirectory() {
        return outputDirectory;
    }
}
