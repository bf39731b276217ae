package io.promfleet.regex;

import io.promfleet.regex.Tracks.State;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Matches by reading the text at most three times: forwards, to know whether it matches at all; forwards again over the
 * borders of the groups; and, when a character leaves a choice, from the end back to it, to know from which places the end
 * can be reached, and so which of the ways to prefer.
 */
final class Automaton implements Program {
    private static final int[] NO_PLACES = {};

    private final Places places;
    private final Alphabet alphabet;
    private final long[][] placesOfClass;
    private final int groups;
    private final boolean nullable;
    private final Junction begin;
    private final Tracks forwards;
    // Made when a choice is first met, which many expressions never do.
    private volatile @Nullable Tracks backwards;

    private Automaton(Places places, Alphabet alphabet, List<CharSet> sets, int groups) {
        this.places = places;
        this.alphabet = alphabet;
        this.groups = groups;
        int count = places.count();
        this.placesOfClass = new long[alphabet.size()][count / Long.SIZE + 1];
        int[] setOfPlace = IntStream.range(0, count)
                .map(place -> sets.indexOf(places.set(place)))
                .toArray();
        for (int ofClass = 0; ofClass < placesOfClass.length; ofClass++) {
            boolean[] holds = new boolean[sets.size()];
            for (int set = 0; set < holds.length; set++) {
                holds[set] = sets.get(set).contains(alphabet.example(ofClass));
            }
            for (int place = 0; place < count; place++) {
                if (holds[setOfPlace[place]]) {
                    placesOfClass[ofClass][place / Long.SIZE] |= 1L << place;
                }
            }
        }
        int[][] onwards = new int[count][];
        Arrays.setAll(onwards, this::onwards);
        List<Integer> first = Arrays.stream(onwards(count)).boxed().toList();
        this.forwards = new Tracks(placesOfClass, first, onwards, endings());
        this.nullable = endsAt(count);
        this.begin = junctions()[count];
    }

    private Junction[] junctions() {
        int count = places.count();
        Junction[] junctions = new Junction[count + 1];
        Arrays.setAll(junctions, Junction::new);
        for (int place = 0; place <= count; place++) {
            int[] targets = places.targets(place);
            Way[] ways = new Way[targets.length];
            for (int i = 0; i < ways.length; i++) {
                ways[i] = new Way(junctions[targets[i]], places.borders(place)[i]);
            }
            junctions[place].ways = ways;
        }
        return junctions;
    }

    /** The automaton of what stands between start and end of the text; null if it is too large or looks around. */
    static @Nullable Automaton of(Node body, int groups) {
        Places places = Places.of(body);
        if (places == null) {
            return null;
        }
        List<CharSet> sets = IntStream.range(0, places.count())
                .mapToObj(places::set)
                .distinct()
                .toList();
        Alphabet alphabet = Alphabet.of(sets);
        return alphabet == null ? null : new Automaton(places, alphabet, sets, groups);
    }

    private int[] onwards(int place) {
        return Arrays.stream(places.targets(place))
                .filter(target -> target < places.count())
                .toArray();
    }

    private List<Integer> endings() {
        return IntStream.range(0, places.count()).filter(this::endsAt).boxed().toList();
    }

    private boolean endsAt(int place) {
        return Arrays.stream(places.targets(place)).anyMatch(target -> target == places.count());
    }

    private static boolean has(long[] bits, int place) {
        return (bits[place / Long.SIZE] >>> place & 1) != 0;
    }

    private Tracks backwards() {
        Tracks made = backwards;
        if (made == null) {
            int count = places.count();
            List<List<Integer>> before = new ArrayList<>();
            for (int place = 0; place < count; place++) {
                before.add(new ArrayList<>());
            }
            for (int place = 0; place < count; place++) {
                for (int target : onwards(place)) {
                    before.get(target).add(place);
                }
            }
            int[][] back = before.stream()
                    .map(list -> list.isEmpty()
                            ? NO_PLACES
                            : list.stream().mapToInt(Integer::intValue).toArray())
                    .toArray(int[][]::new);
            made = new Tracks(placesOfClass, endings(), back, List.of());
            backwards = made;
        }
        return made;
    }

    @Override
    public boolean matches(CharSequence text) {
        int length = text.length();
        if (length == 0) {
            return nullable;
        }
        State state = forwards.start();
        for (int i = 0; i < length; ) {
            int c = Character.codePointAt(text, i);
            state = forwards.next(state, alphabet.classOf(c));
            if (forwards.isDead(state)) {
                return false;
            }
            i += Character.charCount(c);
        }
        return state.ends();
    }

    @Override
    public int @Nullable [] find(CharSequence text, int from) {
        if (from > 0 || !matches(text)) {
            return null;
        }
        int length = text.length();
        int[] spans = new int[2 * groups + 2];
        Arrays.fill(spans, -1);
        spans[0] = 0;
        spans[1] = length;
        if (groups > 0) {
            go(text, spans);
        }
        return spans;
    }

    /** Goes through a text that matches and notes where it crosses the borders of the groups. */
    private void go(CharSequence text, int[] spans) {
        State @Nullable [] open = null;
        Junction junction = begin;
        int length = text.length();
        for (int i = 0; i < length; ) {
            int c = Character.codePointAt(text, i);
            Way way = certain(junction, alphabet.classOf(c));
            if (way == Way.UNCERTAIN) {
                if (open == null) {
                    open = open(text, i);
                }
                way = junction.first(open[i].places());
            }
            for (int border : way.borders) {
                spans[border] = i;
            }
            junction = way.to;
            i += Character.charCount(c);
        }
        for (int border : junction.toNumber(places.count()).borders) {
            spans[border] = length;
        }
    }

    private Way certain(Junction junction, int ofClass) {
        @Nullable Way[] certain = junction.certain;
        if (certain == null) {
            // Both this and what is put into it may be made by two threads: it is the same.
            certain = new Way[alphabet.size()];
            junction.certain = certain;
        }
        Way way = certain[ofClass];
        if (way == null) {
            way = junction.only(placesOfClass[ofClass]);
            certain[ofClass] = way;
        }
        return way;
    }

    /** A place, and what one can do behind it. */
    private static final class Junction {
        final int number;
        Way[] ways = {};

        /** For each class of characters the way that one must take, made when it is first asked for. */
        @Nullable
        Way @Nullable [] certain;

        Junction(int number) {
            this.number = number;
        }

        /** The preferred way to one of some places. */
        Way first(long[] allowed) {
            for (Way way : ways) {
                if (has(allowed, way.to.number)) {
                    return way;
                }
            }
            throw new IllegalStateException("the text does not match");
        }

        /** The only way to one of some places, or that there are several. */
        Way only(long[] allowed) {
            Way first = first(allowed);
            for (Way way : ways) {
                if (way != first && has(allowed, way.to.number)) {
                    return Way.UNCERTAIN;
                }
            }
            return first;
        }

        Way toNumber(int place) {
            for (Way way : ways) {
                if (way.to.number == place) {
                    return way;
                }
            }
            throw new IllegalStateException("the text does not match");
        }
    }

    /** A way to a place, and the borders of groups that it crosses. */
    private static final class Way {
        static final Way UNCERTAIN = new Way(new Junction(-1), NO_PLACES);

        final Junction to;
        final int[] borders;

        Way(Junction to, int[] borders) {
            this.to = to;
            this.borders = borders;
        }
    }

    /** At each character from one on, the places at which it can stand if what follows is to match. */
    private State[] open(CharSequence text, int from) {
        Tracks tracks = backwards();
        State[] open = new State[text.length()];
        State state = tracks.start();
        for (int i = open.length; i > from; ) {
            int c = Character.codePointBefore(text, i);
            i -= Character.charCount(c);
            state = tracks.next(state, alphabet.classOf(c));
            open[i] = state;
        }
        return open;
    }
}
