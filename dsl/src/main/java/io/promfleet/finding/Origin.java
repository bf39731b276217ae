package io.promfleet.finding;

import org.jspecify.annotations.Nullable;

/**
 * Where a value comes from: its place in the model and its place in the source. Forms a chain from the value up to its
 * fleet, so that a place is a few words of memory and its path is only spelled out when a finding needs it.
 *
 * @param parent what contains it, null at the top
 * @param step the last step of the model path, such as {@code remoteWrite(hub)}
 * @param location where it was said
 */
public record Origin(@Nullable Origin parent, String step, Location location) {

    /**
     * The model path.
     *
     * @return for instance {@code source(production) > remoteWrite(hub) > queue}
     */
    public String path() {
        return parent == null || parent.step.isEmpty() ? step : parent.path() + " > " + step;
    }

    /**
     * A value inside this one.
     *
     * @param childStep the step that leads to it
     * @param childLocation where it was said
     * @return its origin
     */
    public Origin child(String childStep, Location childLocation) {
        return new Origin(this, childStep, childLocation);
    }
}
