package io.promfleet.regex;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The places of an expression at which a character can stand, and the ways that lead from one to the next without another
 * character between them (Glushkov's automaton). The ways are in the order in which RE2 prefers them, and each knows which
 * borders of groups it crosses. One way at most leads from one place to another: of several, the preferred.
 */
final class Places {
    /** An expression that is larger by Go's reckoning has too many ways to go through them beforehand. */
    private static final int LARGEST = 4096;
    /** Repeated groups in one another are as deep as this at most. */
    private static final int DEEPEST = 200;

    private static final int MOST_WORK = 1 << 17;
    private static final int[] NO_BORDERS = {};

    private final List<CharSet> sets = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final int[][] targets;
    private final int[][][] borders;

    private Places(Node body) throws TooManyException {
        Step start = step(body, new Step(Step.Kind.END, 0));
        int count = sets.size();
        targets = new int[count + 1][];
        borders = new int[count + 1][][];
        Walk walk = new Walk();
        for (int place = 0; place < count; place++) {
            walk.from(next(steps.get(place)), place);
        }
        walk.from(start, count);
    }

    /** The places of what stands between start and end of the text; null if there are too many, or it looks around. */
    static @Nullable Places of(Node body) {
        if (body.size() > LARGEST || body.height() > DEEPEST || looksAround(body)) {
            return null;
        }
        try {
            return new Places(body);
        } catch (TooManyException e) {
            return null;
        }
    }

    private static boolean looksAround(Node node) {
        if (node instanceof Node.Sequence sequence) {
            return sequence.parts().stream().anyMatch(Places::looksAround);
        }
        if (node instanceof Node.Choice choice) {
            return choice.ways().stream().anyMatch(Places::looksAround);
        }
        if (node instanceof Node.Group group) {
            return looksAround(group.of());
        }
        return node instanceof Node.Repeat repeat ? looksAround(repeat.of()) : node instanceof Node.Assertion;
    }

    /** How many there are. They are numbered from 0, and this is the number of the start, and of the end. */
    int count() {
        return sets.size();
    }

    /** What can stand at a place. */
    CharSet set(int place) {
        return sets.get(place);
    }

    /** Where one gets from a place, preferred ways first. */
    int[] targets(int place) {
        return targets[place];
    }

    /** Which borders of groups the ways cross, as places in an array of spans. */
    int[][] borders(int place) {
        return borders[place];
    }

    private static Step next(Step step) {
        Step next = step.next;
        if (next == null) {
            throw new IllegalStateException("a step leads nowhere");
        }
        return next;
    }

    /** The first of the steps that go through a part of the expression and then on. */
    private Step step(Node node, Step then) {
        if (node instanceof Node.Chars chars) {
            return place(chars.set(), then);
        }
        if (node instanceof Node.Text text) {
            Step first = then;
            for (int i = text.length() - 1; i >= 0; i--) {
                first = place(text.at(i), first);
            }
            return first;
        }
        if (node instanceof Node.Group group) {
            Step end = Step.border(2 * group.index() + 1, then);
            return Step.border(2 * group.index(), step(group.of(), end));
        }
        if (node instanceof Node.Sequence sequence) {
            Step first = then;
            for (int i = sequence.parts().size() - 1; i >= 0; i--) {
                first = step(sequence.parts().get(i), first);
            }
            return first;
        }
        if (node instanceof Node.Choice choice) {
            int last = choice.ways().size() - 1;
            Step first = step(choice.ways().get(last), then);
            for (int i = last - 1; i >= 0; i--) {
                first = Step.fork(step(choice.ways().get(i), then), first);
            }
            return first;
        }
        return node instanceof Node.Repeat repeat ? repeat(repeat, then) : then;
    }

    private Step place(CharSet set, Step then) {
        Step place = new Step(Step.Kind.PLACE, sets.size());
        place.next = then;
        sets.add(set);
        steps.add(place);
        return place;
    }

    private Step repeat(Node.Repeat repeat, Step then) {
        Node of = repeat.of();
        Step first = then;
        int least = repeat.least();
        if (repeat.most() >= 0) {
            for (int i = least; i < repeat.most(); i++) {
                first = perhaps(repeat, step(of, first), then);
            }
        } else if (least > 0) {
            first = atLeastOnce(repeat, then);
            least--;
        } else if (of.nullable()) {
            // What can match nothing is entered once in the right order of preference only when said like this.
            first = perhaps(repeat, atLeastOnce(repeat, then), then);
        } else {
            Step fork = new Step(Step.Kind.FORK, 0);
            fork.between(step(of, fork), then, repeat.lazy());
            first = fork;
        }
        for (int i = 0; i < least; i++) {
            first = step(of, first);
        }
        return first;
    }

    private static Step perhaps(Node.Repeat repeat, Step inside, Step outside) {
        Step fork = new Step(Step.Kind.FORK, 0);
        fork.between(inside, outside, repeat.lazy());
        return fork;
    }

    private Step atLeastOnce(Node.Repeat repeat, Step then) {
        Step fork = new Step(Step.Kind.FORK, 0);
        Step first = step(repeat.of(), fork);
        fork.between(first, then, repeat.lazy());
        return first;
    }

    /** A step through the expression: to a character, to the end, past a border of a group, or either of two ways. */
    private static final class Step {
        enum Kind {
            PLACE,
            END,
            BORDER,
            FORK,
            /** Marks where a walk comes back over a border. */
            BACK
        }

        static final Step BACK = new Step(Kind.BACK, 0);

        final Kind kind;
        final int number;

        @Nullable
        Step next;

        @Nullable
        Step other;

        int seenBy;

        Step(Kind kind, int number) {
            this.kind = kind;
            this.number = number;
        }

        static Step border(int number, Step then) {
            Step border = new Step(Kind.BORDER, number);
            border.next = then;
            return border;
        }

        static Step fork(Step preferred, Step other) {
            Step fork = new Step(Kind.FORK, 0);
            fork.between(preferred, other, false);
            return fork;
        }

        void between(Step inside, Step outside, boolean prefersOutside) {
            next = prefersOutside ? outside : inside;
            other = prefersOutside ? inside : outside;
        }
    }

    /** Goes all ways from a step to the next characters, in the order of preference, and never over a step twice. */
    private final class Walk {
        private final Deque<Step> open = new ArrayDeque<>();
        private final List<int[]> crossed = new ArrayList<>();
        private int[] found = new int[8];
        private int[] path = new int[8];
        private int pathLength;
        private int work;

        void from(Step start, int place) throws TooManyException {
            open.push(start);
            crossed.clear();
            while (!open.isEmpty()) {
                Step step = open.pop();
                if (step == Step.BACK) {
                    pathLength--;
                } else if (step.seenBy != place + 1) {
                    step.seenBy = place + 1;
                    visit(step);
                }
            }
            targets[place] = Arrays.copyOf(found, crossed.size());
            borders[place] = crossed.toArray(int[][]::new);
        }

        private void visit(Step step) throws TooManyException {
            work += 1 + pathLength;
            if (work > MOST_WORK) {
                throw new TooManyException();
            }
            switch (step.kind) {
                case PLACE -> reach(step.number);
                case END -> reach(count());
                case BORDER -> {
                    path = withRoom(path, pathLength);
                    path[pathLength++] = step.number;
                    open.push(Step.BACK);
                    open.push(next(step));
                }
                default -> {
                    if (step.other != null) {
                        open.push(step.other);
                    }
                    open.push(next(step));
                }
            }
        }

        private void reach(int target) {
            found = withRoom(found, crossed.size());
            found[crossed.size()] = target;
            crossed.add(pathLength == 0 ? NO_BORDERS : Arrays.copyOf(path, pathLength));
        }

        private static int[] withRoom(int[] array, int index) {
            return index < array.length ? array : Arrays.copyOf(array, 2 * array.length);
        }
    }

    private static final class TooManyException extends Exception {
        private static final long serialVersionUID = 1;

        TooManyException() {
            super(null, null, false, false);
        }
    }
}
