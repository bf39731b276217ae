package io.promfleet.finding;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what a mistyped name was most likely meant to be, for the hint. */
public final class NearestNames {
    private static final int MOST = 3;
    private static final int SHORTEST_PREFIX = 4;
    private static final int LONG_PREFIX = 6;
    private static final int TOO_LONG = 200;

    private NearestNames() {}

    /**
     * A name that may be meant.
     *
     * @param name the name as a hint shows it
     * @param distance how far it is from the mistyped one, see {@link NearestNames#distance}
     */
    public record Suggestion(String name, int distance) {}

    /**
     * The names that are near enough.
     *
     * @param mistyped what was typed
     * @param names what may be typed
     * @return in the order of {@code names}, with their distances
     */
    public static List<Suggestion> of(String mistyped, Collection<String> names) {
        List<Suggestion> near = new ArrayList<>();
        for (String name : names) {
            int distance = distance(mistyped, name);
            if (distance <= tolerance(mistyped)) {
                near.add(new Suggestion(name, distance));
            }
        }
        return near;
    }

    /**
     * The names to suggest.
     *
     * @param suggestions the names that are near enough
     * @return at most three, the nearest first, equally near ones in alphabetical order; none that is much farther off
     */
    public static List<String> best(List<Suggestion> suggestions) {
        List<Suggestion> sorted = new ArrayList<>(suggestions);
        sorted.sort(Comparator.comparingInt(Suggestion::distance).thenComparing(Suggestion::name));
        List<String> best = new ArrayList<>();
        for (Suggestion suggestion : sorted) {
            boolean near = suggestion.distance() <= 2 * sorted.get(0).distance() + 1;
            if (best.size() < MOST && near && !best.contains(suggestion.name())) {
                best.add(suggestion.name());
            }
        }
        return best;
    }

    /**
     * The question that a hint ends with.
     *
     * @param names the names to suggest, at least one
     * @return for instance {@code Did you mean `regex` or `replacement`?}
     */
    public static String question(List<String> names) {
        StringBuilder text = new StringBuilder("Did you mean ");
        for (int i = 0; i < names.size(); i++) {
            String separator = i == 0 ? "" : i == names.size() - 1 ? " or " : ", ";
            text.append(separator).append('`').append(names.get(i)).append('`');
        }
        return text.append('?').toString();
    }

    /**
     * How far a name may be from a mistyped one to be worth a mention.
     *
     * @param mistyped what was typed
     * @return a third of its length, rounded up
     */
    public static int tolerance(String mistyped) {
        return (mistyped.length() + 2) / 3;
    }

    /**
     * Insertions, deletions, replacements and swaps of neighbours that lead from one name to the other. Another case or
     * another way to join words counts as one; a name that begins like the mistyped one is just near enough, such as
     * {@code retryOnRateLimit} to {@code retryOnHttp429}.
     *
     * @param mistyped what was typed
     * @param name what may have been meant
     * @return the distance, 0 for the same text; the largest integer where a text is longer than 200
     */
    public static int distance(String mistyped, String name) {
        if (mistyped.equals(name)) {
            return 0;
        }
        if (mistyped.length() > TOO_LONG || name.length() > TOO_LONG) {
            return Integer.MAX_VALUE;
        }
        if (folded(mistyped).equals(folded(name))) {
            return 1;
        }
        int edits = edits(mistyped, name);
        return beginsLike(mistyped, name) ? Math.min(edits, tolerance(mistyped)) : edits;
    }

    private static boolean beginsLike(String mistyped, String name) {
        int shared = 0;
        int shorter = Math.min(mistyped.length(), name.length());
        while (shared < shorter && mistyped.charAt(shared) == name.charAt(shared)) {
            shared++;
        }
        boolean goesOn = shared == mistyped.length() && shared >= SHORTEST_PREFIX;
        return goesOn || (shared >= LONG_PREFIX && 2 * shared >= mistyped.length());
    }

    private static String folded(String name) {
        return name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
    }

    private static int edits(String left, String right) {
        int[] beforeLast = new int[right.length() + 1];
        int[] last = new int[right.length() + 1];
        int[] row = new int[right.length() + 1];
        for (int j = 0; j <= right.length(); j++) {
            last[j] = j;
        }
        for (int i = 1; i <= left.length(); i++) {
            row[0] = i;
            for (int j = 1; j <= right.length(); j++) {
                int replaced = last[j - 1] + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(last[j], row[j - 1]) + 1);
                if (i > 1
                        && j > 1
                        && left.charAt(i - 1) == right.charAt(j - 2)
                        && left.charAt(i - 2) == right.charAt(j - 1)) {
                    row[j] = Math.min(row[j], beforeLast[j - 2] + 1);
                }
            }
            int[] spare = beforeLast;
            beforeLast = last;
            last = row;
            row = spare;
        }
        return last[right.length()];
    }
}
