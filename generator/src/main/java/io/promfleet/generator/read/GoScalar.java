package io.promfleet.generator.read;

import com.google.re2j.Pattern;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a scalar is to go-yaml version 2, before any type is asked of it: YAML 1.1 with the words of 1.1 for true and false,
 * octal numbers with a leading zero, and no numbers to base 60.
 *
 * @param kind what it is
 * @param text its text as written, or the decoded bytes of {@code !!binary}
 * @param number its value where it is a number of any kind: whole numbers are {@link BigInteger}, others {@link Double}
 */
record GoScalar(Kind kind, String text, @Nullable Number number) {
    /** What scalars can be. */
    enum Kind {
        NULL,
        TRUE,
        FALSE,
        INTEGER,
        DECIMAL,
        TEXT
    }

    private static final Map<String, Kind> WORDS = Map.ofEntries(
            Map.entry("", Kind.NULL),
            Map.entry("~", Kind.NULL),
            Map.entry("null", Kind.NULL),
            Map.entry("Null", Kind.NULL),
            Map.entry("NULL", Kind.NULL),
            Map.entry("y", Kind.TRUE),
            Map.entry("Y", Kind.TRUE),
            Map.entry("yes", Kind.TRUE),
            Map.entry("Yes", Kind.TRUE),
            Map.entry("YES", Kind.TRUE),
            Map.entry("true", Kind.TRUE),
            Map.entry("True", Kind.TRUE),
            Map.entry("TRUE", Kind.TRUE),
            Map.entry("on", Kind.TRUE),
            Map.entry("On", Kind.TRUE),
            Map.entry("ON", Kind.TRUE),
            Map.entry("n", Kind.FALSE),
            Map.entry("N", Kind.FALSE),
            Map.entry("no", Kind.FALSE),
            Map.entry("No", Kind.FALSE),
            Map.entry("NO", Kind.FALSE),
            Map.entry("false", Kind.FALSE),
            Map.entry("False", Kind.FALSE),
            Map.entry("FALSE", Kind.FALSE),
            Map.entry("off", Kind.FALSE),
            Map.entry("Off", Kind.FALSE),
            Map.entry("OFF", Kind.FALSE));
    private static final Set<String> NOT_A_NUMBER = Set.of(".nan", ".NaN", ".NAN");
    private static final Set<String> INFINITE = Set.of(".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF");
    private static final Set<String> MINUS_INFINITE = Set.of("-.inf", "-.Inf", "-.INF");
    private static final Set<String> RESOLVABLE =
            Set.of("", "!!str", "!!bool", "!!int", "!!float", "!!null", "!!timestamp");
    private static final Pattern DECIMAL = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");
    private static final Pattern DATE = Pattern.compile("[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}"
            + "([Tt][0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(\\.[0-9]+)?(Z|[-+][0-9]{2}:[0-9]{2})"
            + "| [0-9]{1,2}:[0-9]{1,2}:[0-9]{1,2}(\\.[0-9]+)?)?");
    private static final BigInteger MOST_SIGNED = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger LEAST_SIGNED = BigInteger.valueOf(Long.MIN_VALUE);
    private static final BigInteger MOST_UNSIGNED = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);
    // No number that fits into 64 bits is longer, whatever the base.
    private static final int LONGEST_INTEGER = 80;

    /**
     * What a scalar is.
     *
     * @throws IllegalArgumentException if its tag says something that its text is not; the message is the end of a sentence
     */
    static GoScalar of(SourceNode.Scalar scalar) {
        String text = scalar.text();
        String tag = scalar.tag();
        if (scalar.style() != SourceNode.Style.PLAIN && tag.isEmpty()) {
            return new GoScalar(Kind.TEXT, text, null);
        }
        if (tag.equals("!!binary")) {
            return binary(text);
        }
        if (tag.equals("!!str") || !RESOLVABLE.contains(tag)) {
            return new GoScalar(Kind.TEXT, text, null);
        }
        return checked(resolve(text), tag);
    }

    /** Whether a text without quotes is nothing at all. */
    static boolean isNull(String text) {
        return WORDS.get(text) == Kind.NULL;
    }

    private static GoScalar binary(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text.replace("\n", "").replace("\r", ""));
            return new GoScalar(Kind.TEXT, new String(bytes, StandardCharsets.UTF_8), null);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("no base64, which its tag `!!binary` says it is", e);
        }
    }

    private static GoScalar checked(GoScalar found, String tag) {
        boolean fits = switch (tag) {
            case "!!bool" -> found.kind == Kind.TRUE || found.kind == Kind.FALSE;
            case "!!int" -> found.kind == Kind.INTEGER;
            case "!!float" -> found.kind == Kind.DECIMAL || found.kind == Kind.INTEGER;
            case "!!null" -> found.kind == Kind.NULL;
            case "!!timestamp" -> DATE.matches(found.text);
            default -> true;
        };
        if (!fits) {
            throw new IllegalArgumentException("not what its tag `" + tag + "` says");
        }
        return found;
    }

    private static GoScalar resolve(String text) {
        Kind word = WORDS.get(text);
        if (word != null) {
            return new GoScalar(word, text, null);
        }
        Number number = number(text);
        if (number == null) {
            return new GoScalar(Kind.TEXT, text, null);
        }
        return new GoScalar(number instanceof BigInteger ? Kind.INTEGER : Kind.DECIMAL, text, number);
    }

    private static @Nullable Number number(String text) {
        char first = text.charAt(0);
        if (first != '.' && first != '+' && first != '-' && (first < '0' || first > '9')) {
            return null;
        }
        if (NOT_A_NUMBER.contains(text)) {
            return Double.NaN;
        }
        if (INFINITE.contains(text)) {
            return Double.POSITIVE_INFINITY;
        }
        if (MINUS_INFINITE.contains(text)) {
            return Double.NEGATIVE_INFINITY;
        }
        if (first == '.') {
            return decimal(text);
        }
        String digits = text.replace("_", "");
        BigInteger integer = integer(digits);
        return integer != null ? integer : decimal(digits);
    }

    private static @Nullable BigInteger integer(String text) {
        if (text.isEmpty() || text.length() > LONGEST_INTEGER) {
            return null;
        }
        boolean signed = text.charAt(0) == '-' || text.charAt(0) == '+';
        boolean negative = text.charAt(0) == '-';
        String rest = signed ? text.substring(1) : text;
        int base = 10;
        String digits = rest;
        if (rest.length() > 1 && rest.charAt(0) == '0') {
            base = switch (rest.charAt(1)) {
                case 'x', 'X' -> 16;
                case 'o', 'O', '0', '1', '2', '3', '4', '5', '6', '7' -> 8;
                case 'b', 'B' -> 2;
                default -> 0;
            };
            boolean letter = base != 0 && !Character.isDigit(rest.charAt(1));
            digits = rest.substring(letter ? 2 : 1);
        }
        if (base == 0 || digits.isEmpty() || !consistsOfDigits(digits, base)) {
            return null;
        }
        BigInteger value = new BigInteger(digits, base);
        BigInteger meant = negative ? value.negate() : value;
        BigInteger most = signed ? MOST_SIGNED : MOST_UNSIGNED;
        return meant.compareTo(LEAST_SIGNED) < 0 || meant.compareTo(most) > 0 ? null : meant;
    }

    private static boolean consistsOfDigits(String text, int base) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 'z' || Character.digit(c, base) < 0) {
                return false;
            }
        }
        return true;
    }

    private static @Nullable Double decimal(String text) {
        if (!DECIMAL.matches(text)) {
            return null;
        }
        double value = Double.parseDouble(text);
        return Double.isInfinite(value) ? null : (Double) value;
    }
}
