package io.promfleet.regex;

import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a text in one direction and knows after each character at which places of an expression one can be (a
 * deterministic automaton whose states are made when they are first reached). Safe for use by several threads; where all
 * states are known, it locks nothing and allocates nothing. What it remembers is limited: then it begins anew.
 */
final class Tracks {
    /** About a quarter of a mebibyte. */
    private static final int MOST_CELLS = 1 << 16;

    private static final int COSTS_OF_A_STATE = 16;

    private final int words;
    private final long[][] placesOfClass;
    private final int[][] onwards;
    private final long[] last;
    private final State dead;
    private final long[] first;
    private final Map<LongBuffer, State> known = new HashMap<>();
    private int cells;
    // Threads may see an old one: it works as well as a new one.
    private State start;

    /**
     * For one direction.
     *
     * @param placesOfClass the places at which a character of a class can stand, as bits
     * @param first the places at which one can begin
     * @param onwards for every place those that come next
     * @param last the places behind which the text can be over
     */
    Tracks(long[][] placesOfClass, List<Integer> first, int[][] onwards, List<Integer> last) {
        this.words = onwards.length / Long.SIZE + 1;
        this.placesOfClass = placesOfClass;
        this.onwards = onwards;
        this.first = bits(first);
        this.last = bits(last);
        this.dead = new State(new long[words], new long[words], false, placesOfClass.length);
        this.start = newStart();
    }

    private long[] bits(List<Integer> places) {
        long[] bits = new long[words];
        for (int place : places) {
            bits[place / Long.SIZE] |= 1L << place;
        }
        return bits;
    }

    private State newStart() {
        return new State(new long[words], first, false, placesOfClass.length);
    }

    /** Where one is before the first character. */
    State start() {
        return start;
    }

    /** Where one is after a further character of a class; dead if it can stand nowhere. */
    State next(State state, int ofClass) {
        State next = state.next[ofClass];
        return next == null ? make(state, ofClass) : next;
    }

    private State make(State state, int ofClass) {
        long[] places = new long[words];
        boolean isDead = true;
        for (int i = 0; i < words; i++) {
            places[i] = state.onwards[i] & placesOfClass[ofClass][i];
            isDead &= places[i] == 0;
        }
        State next = isDead ? dead : intern(places);
        state.next[ofClass] = next;
        return next;
    }

    private synchronized State intern(long[] places) {
        LongBuffer key = LongBuffer.wrap(places);
        State same = known.get(key);
        if (same != null) {
            return same;
        }
        cells += placesOfClass.length + 2 * words + COSTS_OF_A_STATE;
        if (cells > MOST_CELLS) {
            known.clear();
            cells = 0;
            start = newStart();
        }
        State made = new State(places, onwards(places), ends(places), placesOfClass.length);
        known.put(key, made);
        return made;
    }

    private long[] onwards(long[] places) {
        long[] reached = new long[words];
        for (int i = 0; i < words; i++) {
            for (long rest = places[i]; rest != 0; rest &= rest - 1) {
                for (int place : onwards[i * Long.SIZE + Long.numberOfTrailingZeros(rest)]) {
                    reached[place / Long.SIZE] |= 1L << place;
                }
            }
        }
        return reached;
    }

    private boolean ends(long[] places) {
        for (int i = 0; i < words; i++) {
            if ((places[i] & last[i]) != 0) {
                return true;
            }
        }
        return false;
    }

    /** At which places one can be. */
    static final class State {
        private final long[] places;
        private final long[] onwards;
        private final boolean ends;
        private final @Nullable State[] next;

        private State(long[] places, long[] onwards, boolean ends, int classes) {
            this.places = places;
            this.onwards = onwards;
            this.ends = ends;
            this.next = new State[classes];
        }

        /** The places as bits. */
        long[] places() {
            return places;
        }

        /** Whether the text can be over here. */
        boolean ends() {
            return ends;
        }
    }

    /** Whether nothing can follow any more. */
    boolean isDead(State state) {
        return state == dead;
    }
}
