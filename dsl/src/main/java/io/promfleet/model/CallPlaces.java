package io.promfleet.model;

import io.promfleet.finding.Location;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where the calls of a block stand about which a check may have something to say, so that it points at the call and not at the block.
 * No part of a fleet's meaning.
 */
public final class CallPlaces {
    /** The places of no call. */
    public static final CallPlaces NONE = new CallPlaces(Map.of());

    private final Map<String, Location> places;

    private CallPlaces(Map<String, Location> places) {
        this.places = places;
    }

    /**
     * The places of calls.
     *
     * @param places by the name of the call, such as {@code scrapeTimeout}
     * @return the value
     */
    public static CallPlaces of(Map<String, Location> places) {
        return places.isEmpty() ? NONE : new CallPlaces(Map.copyOf(places));
    }

    /**
     * Where a call stands.
     *
     * @param call its name
     * @param block the place of the block, for a call that was not made
     * @return the place
     */
    public Location of(String call, Location block) {
        return places.getOrDefault(call, block);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallPlaces that && places.equals(that.places);
    }

    @Override
    public int hashCode() {
        return places.hashCode();
    }

    /**
     * Every place.
     *
     * @return the places, in no order
     */
    public Collection<Location> all() {
        return places.values();
    }
}
