package io.promfleet.regex;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expression with at most 64 places for a character (Glushkov's automaton), whose states are the bits of one number.
 * It reads every character once and allocates nothing. Where a character never leaves a choice, it knows the groups too.
 */
final class BitAutomaton implements Program {
    private static final int ASCII = 128;
    /** More than this cannot become few enough places. */
    private static final int LARGEST = 4 * Long.SIZE;

    private final long first;
    private final long last;
    private final boolean nullable;
    private final long[] follow;
    private final long[] ofAscii = new long[ASCII];
    // Beyond ASCII: the different sets, and the places at which each of them stands.
    private final CharSet[] sets;
    private final long[] placesOfSets;
    private final int @Nullable [] borders;
    private final Program general;

    private BitAutomaton(Building built, Fragment whole, int @Nullable [] borders, Program general) {
        this.first = whole.first;
        this.last = whole.last;
        this.nullable = whole.nullable;
        this.follow = Arrays.copyOf(built.follow, built.places.size());
        this.borders = borders;
        this.general = general;
        List<CharSet> different = new ArrayList<>();
        long[] places = new long[built.places.size()];
        for (int place = 0; place < built.places.size(); place++) {
            CharSet set = built.places.get(place);
            int index = different.indexOf(set);
            if (index < 0) {
                index = different.size();
                different.add(set);
            }
            places[index] |= 1L << place;
        }
        this.sets = different.toArray(CharSet[]::new);
        this.placesOfSets = Arrays.copyOf(places, sets.length);
        for (int c = 0; c < ASCII; c++) {
            ofAscii[c] = placesOf(c);
        }
    }

    /** The automaton of what stands between start and end of the text; null if it is too large or looks around. */
    static @Nullable BitAutomaton of(Node body, int groups, Program general) {
        if (body.size() > LARGEST) {
            return null;
        }
        Building building = new Building();
        Fragment whole = building.add(body);
        if (whole == null) {
            return null;
        }
        int[] borders = building.simple(body, whole) ? new int[2 * groups] : null;
        if (borders != null) {
            new Building().borders(body, borders);
        }
        return new BitAutomaton(building, whole, borders, general);
    }

    @Override
    public boolean matches(CharSequence text) {
        int length = text.length();
        if (length == 0) {
            return nullable;
        }
        long next = first;
        long active = 0;
        for (int i = 0; i < length; i++) {
            int c = text.charAt(i);
            if (c < ASCII) {
                active = next & ofAscii[c];
            } else {
                c = Character.codePointAt(text, i);
                i += Character.charCount(c) - 1;
                active = next & placesOf(c);
            }
            if (active == 0) {
                return false;
            }
            next = 0;
            for (long rest = active; rest != 0; rest &= rest - 1) {
                next |= follow[Long.numberOfTrailingZeros(rest)];
            }
        }
        return (active & last) != 0;
    }

    private long placesOf(int c) {
        long places = 0;
        for (int i = 0; i < sets.length; i++) {
            if (sets[i].contains(c)) {
                places |= placesOfSets[i];
            }
        }
        return places;
    }

    @Override
    public int @Nullable [] find(CharSequence text, int from) {
        if (from > 0 || !matches(text)) {
            return null;
        }
        return borders == null ? general.find(text, 0) : spans(text, borders);
    }

    /** Goes the only way again and notes where it comes past the borders of the groups. */
    private int[] spans(CharSequence text, int[] ofGroups) {
        int length = text.length();
        int[] spans = new int[ofGroups.length + 2];
        spans[1] = length;
        Arrays.fill(spans, 2, spans.length, length);
        long next = first;
        int furthest = -1;
        for (int i = 0; i < length; ) {
            int c = Character.codePointAt(text, i);
            int place = Long.numberOfTrailingZeros(next & (c < ASCII ? ofAscii[c] : placesOf(c)));
            if (place > furthest) {
                for (int border = 0; border < ofGroups.length; border++) {
                    if (ofGroups[border] > furthest && ofGroups[border] <= place) {
                        spans[border + 2] = i;
                    }
                }
                furthest = place;
            }
            next = follow[place];
            i += Character.charCount(c);
        }
        return spans;
    }

    /** A part of the automaton: the places at which it can start and end. */
    private record Fragment(long first, long last, boolean nullable) {
        static final Fragment NOTHING = new Fragment(0, 0, true);
    }

    /** Numbers the places and notes which can follow which. */
    private static final class Building {
        private final List<CharSet> places = new ArrayList<>();
        private final long[] follow = new long[Long.SIZE];

        /** Null if there are too many places, or something is asked about that is no character. */
        @Nullable
        Fragment add(Node node) {
            if (node instanceof Node.Nothing) {
                return Fragment.NOTHING;
            }
            if (node instanceof Node.Chars chars) {
                return place(chars.set());
            }
            if (node instanceof Node.Text text) {
                Fragment whole = Fragment.NOTHING;
                for (int i = 0; i < text.length() && whole != null; i++) {
                    whole = join(whole, place(text.at(i)));
                }
                return whole;
            }
            if (node instanceof Node.Group group) {
                return add(group.of());
            }
            if (node instanceof Node.Sequence sequence) {
                Fragment whole = Fragment.NOTHING;
                for (Node part : sequence.parts()) {
                    whole = join(whole, whole == null ? null : add(part));
                }
                return whole;
            }
            if (node instanceof Node.Choice choice) {
                return choice(choice.ways());
            }
            return node instanceof Node.Repeat repeat ? repeat(repeat) : null;
        }

        private @Nullable Fragment place(CharSet set) {
            if (places.size() == Long.SIZE) {
                return null;
            }
            places.add(set);
            long bit = 1L << (places.size() - 1);
            return new Fragment(bit, bit, false);
        }

        private @Nullable Fragment join(@Nullable Fragment left, @Nullable Fragment right) {
            if (left == null || right == null) {
                return null;
            }
            follow(left.last, right.first);
            return new Fragment(
                    left.nullable ? left.first | right.first : left.first,
                    right.nullable ? left.last | right.last : right.last,
                    left.nullable && right.nullable);
        }

        private void follow(long before, long after) {
            for (long rest = before; rest != 0; rest &= rest - 1) {
                follow[Long.numberOfTrailingZeros(rest)] |= after;
            }
        }

        private @Nullable Fragment choice(List<Node> ways) {
            Fragment whole = new Fragment(0, 0, false);
            for (Node way : ways) {
                Fragment one = add(way);
                if (one == null) {
                    return null;
                }
                whole = new Fragment(whole.first | one.first, whole.last | one.last, whole.nullable || one.nullable);
            }
            return whole;
        }

        private @Nullable Fragment repeat(Node.Repeat repeat) {
            Fragment whole = Fragment.NOTHING;
            int copies = repeat.most() < 0 ? Math.max(1, repeat.least()) : repeat.most();
            for (int i = 0; i < copies; i++) {
                Fragment one = add(repeat.of());
                if (one == null) {
                    return null;
                }
                if (repeat.most() < 0 && i == copies - 1) {
                    follow(one.last, one.first);
                }
                whole = join(whole, i < repeat.least() ? one : new Fragment(one.first, one.last, true));
                if (whole == null) {
                    return null;
                }
            }
            return whole;
        }

        /** Whether groups are certain: no character leaves a choice, and every group takes part exactly once. */
        boolean simple(Node body, Fragment whole) {
            if (!groupsInARow(body) || !isClear(whole.first)) {
                return false;
            }
            for (int place = 0; place < places.size(); place++) {
                if (!isClear(follow[place])) {
                    return false;
                }
            }
            return true;
        }

        private boolean isClear(long next) {
            for (long rest = next; rest != 0; rest &= rest - 1) {
                CharSet set = places.get(Long.numberOfTrailingZeros(rest));
                for (long other = rest & (rest - 1); other != 0; other &= other - 1) {
                    if (set.intersects(places.get(Long.numberOfTrailingZeros(other)))) {
                        return false;
                    }
                }
            }
            return true;
        }

        private static boolean groupsInARow(Node node) {
            if (node instanceof Node.Sequence sequence) {
                return sequence.parts().stream().allMatch(Building::groupsInARow);
            }
            return node instanceof Node.Group group ? groupsInARow(group.of()) : !holdsGroup(node);
        }

        private static boolean holdsGroup(Node node) {
            if (node instanceof Node.Sequence sequence) {
                return sequence.parts().stream().anyMatch(Building::holdsGroup);
            }
            if (node instanceof Node.Choice choice) {
                return choice.ways().stream().anyMatch(Building::holdsGroup);
            }
            return node instanceof Node.Repeat repeat ? holdsGroup(repeat.of()) : node instanceof Node.Group;
        }

        /** Notes the numbers of the first places in and behind every group. */
        void borders(Node node, int[] borders) {
            if (node instanceof Node.Sequence sequence) {
                sequence.parts().forEach(part -> borders(part, borders));
            } else if (node instanceof Node.Group group) {
                borders[2 * group.index() - 2] = places.size();
                borders(group.of(), borders);
                borders[2 * group.index() - 1] = places.size();
            } else {
                add(node);
            }
        }
    }
}
