package io.promfleet.regex;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Categories, scripts and letter case, read from {@link UnicodeData} when something asks for them. Each table waits in a
 * class of its own, because nearly every expression is plain ASCII and reading them all is a tenth of a short run.
 */
final class UnicodeTables {
    private UnicodeTables() {}

    /** Whether it is a letter; not the JDK's answer, which differs from JDK to JDK. */
    static boolean isLetter(int c) {
        return c < 0x80 ? (c | 0x20) >= 'a' && (c | 0x20) <= 'z' : Categories.LETTERS.contains(c);
    }

    /** Whether it is a decimal digit of any script. */
    static boolean isDigit(int c) {
        return c < 0x80 ? c >= '0' && c <= '9' : Categories.DECIMAL_DIGITS.contains(c);
    }

    static int lower(int c) {
        return LetterCases.LOWER.of(c);
    }

    static int upper(int c) {
        return LetterCases.UPPER.of(c);
    }

    /** The next code point that is the same but for its case; the last leads back to the first, most to themselves. */
    static int nextCase(int c) {
        return c < 0x80 && !isLetter(c) ? c : LetterCases.FOLD.of(c);
    }

    /** The set with every code point that is the same as one in it but for its case. */
    static CharSet withEveryCase(CharSet set) {
        CharSet.Builder all = new CharSet.Builder().addAll(set);
        Mapping fold = LetterCases.FOLD;
        for (int i = 0; i < fold.size(); i++) {
            int c = fold.from(i);
            if (set.contains(c)) {
                for (int other = nextCase(c); other != c; other = nextCase(other)) {
                    all.add(other, other);
                }
            }
        }
        return all.build();
    }

    /** The category with this very name, such as {@code L} or {@code Lu}; {@code LC} and {@code Cn} among them. */
    static @Nullable CharSet category(String name) {
        if (name.equals("LC")) {
            return Categories.union("Lu").union(Categories.union("Ll")).union(Categories.union("Lt"));
        }
        CharSet set = name.isEmpty() || name.length() > 2 ? CharSet.NONE : Categories.union(name);
        return set.isEmpty() ? null : set;
    }

    /** The code points that are no characters yet. */
    static CharSet unassigned() {
        return Categories.SETS[0];
    }

    /** The category that a name from Unicode's list of aliases stands for, in {@linkplain #canonical plain} spelling. */
    static @Nullable CharSet alias(String canonical) {
        String category = Aliases.CATEGORIES.get(canonical);
        return category == null ? null : category(category);
    }

    /** The script with this very name. */
    static @Nullable CharSet script(String name) {
        int index = Scripts.NAMES.indexOf(name);
        return index < 0 ? null : Scripts.SETS[index + 1];
    }

    /** A name without spaces, dashes and underscores, in lower case behind its first letter. */
    static String canonical(String name) {
        StringBuilder canonical = new StringBuilder(name.length());
        boolean first = true;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '_' || c == '-' || c == ' ') {
                continue;
            }
            if (first) {
                c = c >= 'a' && c <= 'z' ? (char) (c - 0x20) : c;
                first = false;
            } else {
                c = c >= 'A' && c <= 'Z' ? (char) (c + 0x20) : c;
            }
            canonical.append(c);
        }
        return canonical.toString();
    }

    private static CharSet[] runs(String data, int kinds) {
        CharSet.Builder[] sets = new CharSet.Builder[kinds];
        Arrays.setAll(sets, kind -> new CharSet.Builder());
        Numbers numbers = new Numbers(data);
        int start = 0;
        while (numbers.hasNext()) {
            int length = numbers.next();
            sets[numbers.next()].add(start, start + length - 1);
            start += length;
        }
        CharSet[] built = new CharSet[kinds];
        Arrays.setAll(built, kind -> sets[kind].build());
        return built;
    }

    private static final class Categories {
        static final List<String> NAMES = List.of(UnicodeData.CATEGORIES.split(" ", -1));
        static final CharSet[] SETS = runs(UnicodeData.CATEGORY_RUNS, NAMES.size());
        static final CharSet LETTERS = union("L");
        static final CharSet DECIMAL_DIGITS = union("Nd");

        private Categories() {}

        static CharSet union(String prefix) {
            CharSet.Builder set = new CharSet.Builder();
            for (int i = 0; i < SETS.length; i++) {
                if (NAMES.get(i).startsWith(prefix)) {
                    set.addAll(SETS[i]);
                }
            }
            return set.build();
        }
    }

    private static final class Scripts {
        static final List<String> NAMES = List.of(UnicodeData.SCRIPTS.split(" ", -1));
        static final CharSet[] SETS = runs(UnicodeData.SCRIPT_RUNS, NAMES.size() + 1);

        private Scripts() {}
    }

    private static final class Aliases {
        static final Map<String, String> CATEGORIES = read();

        private Aliases() {}

        private static Map<String, String> read() {
            Map<String, String> aliases = new HashMap<>();
            for (String entry : UnicodeData.ALIASES.split(" ", -1)) {
                int equals = entry.indexOf('=');
                aliases.put(canonical(entry.substring(0, equals)), entry.substring(equals + 1));
            }
            return aliases;
        }
    }

    private static final class LetterCases {
        static final Mapping FOLD = Mapping.read(UnicodeData.FOLD);
        static final Mapping LOWER = Mapping.read(UnicodeData.LOWER);
        static final Mapping UPPER = Mapping.read(UnicodeData.UPPER);

        private LetterCases() {}
    }

    /** Code points that become others; all else stays as it is. */
    private static final class Mapping {
        private final int[] from;
        private final int[] to;

        private Mapping(int[] from, int[] to) {
            this.from = from;
            this.to = to;
        }

        static Mapping read(String data) {
            Map<Integer, Integer> moves = new HashMap<>();
            Numbers numbers = new Numbers(data);
            int start = 0;
            while (numbers.hasNext()) {
                start += numbers.next();
                int count = numbers.next();
                int stride = numbers.next();
                int twice = numbers.next();
                int by = (twice & 1) == 0 ? twice / 2 : -(twice / 2);
                for (int i = 0; i < count; i++) {
                    moves.put(start + i * stride, start + i * stride + by);
                }
            }
            int[] from =
                    moves.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
            return new Mapping(from, Arrays.stream(from).map(moves::get).toArray());
        }

        int of(int c) {
            int index = Arrays.binarySearch(from, c);
            return index < 0 ? c : to[index];
        }

        int size() {
            return from.length;
        }

        int from(int index) {
            return from[index];
        }
    }

    /** Reads the numbers of {@link UnicodeData}. */
    private static final class Numbers {
        private static final String DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

        private final String data;
        private int at;

        Numbers(String data) {
            this.data = data;
        }

        boolean hasNext() {
            return at < data.length();
        }

        int next() {
            int number = 0;
            for (int shift = 0; ; shift += 5) {
                int digit = DIGITS.indexOf(data.charAt(at++));
                number |= (digit & 31) << shift;
                if (digit < 32) {
                    return number;
                }
            }
        }
    }
}
