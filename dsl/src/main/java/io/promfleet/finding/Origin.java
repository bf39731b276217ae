package io.promfleet.finding;

/**
 * Where a value was said, relative to what contains it. A value that stands in many places (the same relabel rules in
 * every source) is one value with one origin, so the whole model path is not stored but collected on the way down: the
 * steps of all origins from the outermost container to the value, joined by {@code " > "}, and the location of the
 * innermost.
 *
 * @param step the step or steps of the model path that lead here from the nearest container with an origin, such as
 *     {@code remoteWrite(hub)}
 * @param location where it was said
 */
public record Origin(String step, Location location) {

    /**
     * Joins two parts of a model path.
     *
     * @param outer the path so far, may be empty
     * @param step the next step
     * @return for instance {@code source(production) > remoteWrite(hub)}
     */
    public static String join(String outer, String step) {
        return outer.isEmpty() ? step : outer + " > " + step;
    }
}
