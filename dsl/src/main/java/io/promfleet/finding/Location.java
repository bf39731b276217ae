package io.promfleet.finding;

/** Where something was said: a line of a fleet definition, or a place in a file. No part of any value's equality. */
public sealed interface Location permits CallSite, FilePosition, UnknownLocation {

    /**
     * The place as findings print it.
     *
     * @return for instance {@code acme.AcmeFleet(AcmeFleet.java:14)} or {@code values.yaml:3:7}; empty for an unknown
     *     place
     */
    String describe();
}
