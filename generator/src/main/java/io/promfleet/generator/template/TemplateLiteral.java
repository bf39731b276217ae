package io.promfleet.generator.template;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import io.promfleet.finding.Quoted;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Optional;

/** Numbers, characters and texts of a template, as Go reads them. */
final class TemplateLiteral {
    private static final Pattern INTEGER = Pattern.compile(
            "[+-]?(?:0[xX](?:_?[0-9a-fA-F])+|0[bB](?:_?[01])+|0[oO](?:_?[0-7])+|0(?:_?[0-7])*|[1-9](?:_?[0-9])*)");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?(?:[0-9]+\\.?[0-9]*|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?");
    private static final Pattern HEXADECIMAL =
            Pattern.compile("[+-]?0[xX](?:[0-9a-fA-F]+\\.?[0-9a-fA-F]*|\\.[0-9a-fA-F]+)[pP][+-]?[0-9]+");
    // As fmt reads a pair: digits of ten, or of sixteen behind 0x, and either exponent behind either.
    private static final Pattern COMPLEX = Pattern.compile("([+-]?" + part() + ")([+-]" + part() + ")i.*");
    private static final Pattern POWER_OF_TWO = Pattern.compile("([+-]?[0-9.]+)[pP]([+-]?[0-9]+)");
    private static final Pattern LOOKS_BROKEN = Pattern.compile("[.eEpP]");
    private static final BigInteger MOST = BigInteger.ONE.shiftLeft(64);
    private static final BigInteger MOST_SIGNED = BigInteger.ONE.shiftLeft(63);
    private static final String SIMPLE = "abfnrtv\\";

    private TemplateLiteral() {}

    private static String part() {
        return "(?:0[xX][0-9a-fA-F_]*(?:\\.[0-9a-fA-F_]*)?|[0-9_]*(?:\\.[0-9_]*)?)(?:[eEpP][+-]?[0-9_]*)?";
    }

    /**
     * Reads a literal.
     *
     * @return the text that a text means; empty for numbers and characters
     * @throws TemplateException if Go cannot read it
     */
    static Optional<String> read(TemplateToken token) throws TemplateException {
        String text = token.text();
        return switch (token.kind()) {
            case STRING -> Optional.of(unquoted(token, '"'));
            case RAW_STRING -> Optional.of(text.substring(1, text.length() - 1).replace("\r", ""));
            case CHARACTER -> {
                String meant = unquoted(token, '\'');
                if (meant.codePointCount(0, meant.length()) != 1) {
                    throw new TemplateException(
                            token.at(),
                            Quoted.of(text) + " is not one character.",
                            "Put text between double quotes or backticks.");
                }
                yield Optional.empty();
            }
            case NUMBER, COMPLEX -> {
                boolean read = token.kind() == TemplateToken.Kind.COMPLEX ? isComplex(text) : isNumber(text);
                if (!read) {
                    throw new TemplateException(
                            token.at(), Quoted.of(text) + " is no number that fits.", "Write it otherwise.");
                }
                yield Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static boolean isNumber(String text) {
        if (text.endsWith("i") && isFloat(text.substring(0, text.length() - 1))) {
            return true;
        }
        return isInteger(text) || (isFloat(text) && LOOKS_BROKEN.matcher(text).find());
    }

    private static boolean isComplex(String text) {
        Matcher parts = COMPLEX.matcher(text);
        return parts.matches() && isPart(parts.group(1)) && isPart(parts.group(2));
    }

    private static boolean isPart(String text) {
        Matcher power = POWER_OF_TWO.matcher(text);
        if (power.matches()) {
            return isFloat(power.group(1)) && power.group(2).length() < 19;
        }
        return isFloat(text);
    }

    private static boolean isInteger(String text) {
        if (!INTEGER.matches(text)) {
            return false;
        }
        boolean signed = text.startsWith("+") || text.startsWith("-");
        String digits = text.substring(signed ? 1 : 0).replace("_", "").toLowerCase(Locale.ROOT);
        int base = 10;
        if (digits.length() > 1 && digits.charAt(0) == '0') {
            base = switch (digits.charAt(1)) {
                case 'x' -> 16;
                case 'b' -> 2;
                default -> 8;
            };
            digits = digits.substring(Character.isDigit(digits.charAt(1)) ? 1 : 2);
        }
        if (digits.length() > 70) {
            digits = digits.replaceFirst("^0+(?=.)", "");
        }
        if (digits.length() > 70) {
            return false;
        }
        BigInteger value = new BigInteger(digits, base);
        return value.compareTo(signed ? MOST_SIGNED : MOST) < 0 || (text.startsWith("-") && value.equals(MOST_SIGNED));
    }

    private static boolean isFloat(String text) {
        boolean hexadecimal = text.contains("0x") || text.contains("0X");
        String plain = withoutUnderscores(text, hexadecimal ? 16 : 10);
        return (hexadecimal ? HEXADECIMAL : DECIMAL).matches(plain) && !Double.isInfinite(Double.parseDouble(plain));
    }

    /** Those between digits, and behind the sign of the base, left out. */
    private static String withoutUnderscores(String text, int base) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            boolean separates = text.charAt(i) == '_'
                    && i > 0
                    && i + 1 < text.length()
                    && Character.digit(text.charAt(i + 1), base) >= 0
                    && (Character.digit(text.charAt(i - 1), base) >= 0 || "xX".indexOf(text.charAt(i - 1)) >= 0);
            if (!separates) {
                plain.append(text.charAt(i));
            }
        }
        return plain.toString();
    }

    private static String unquoted(TemplateToken token, char quote) throws TemplateException {
        String text = token.text();
        StringBuilder meant = new StringBuilder();
        for (int i = 1; i < text.length() - 1; ) {
            char c = text.charAt(i);
            if (c != '\\') {
                meant.append(c);
                i++;
                continue;
            }
            char kind = text.charAt(i + 1);
            int length = digits(kind);
            if (SIMPLE.indexOf(kind) >= 0 || kind == quote) {
                meant.append(kind); // which of them it is nobody asks for
                i += 2;
            } else if (length > 0) {
                int start = kind >= '0' && kind <= '7' ? i + 1 : i + 2;
                meant.appendCodePoint(number(token, i, start, length, kind));
                i = start + length;
            } else {
                throw escape(token, i);
            }
        }
        return meant.toString();
    }

    private static int digits(char kind) {
        return switch (kind) {
            case 'x' -> 2;
            case 'u' -> 4;
            case 'U' -> 8;
            default -> kind >= '0' && kind <= '7' ? 3 : 0;
        };
    }

    private static int number(TemplateToken token, int backslash, int start, int length, char kind)
            throws TemplateException {
        String text = token.text();
        int base = length == 3 ? 8 : 16;
        long value = 0;
        for (int i = start; i < start + length; i++) {
            int digit = i < text.length() - 1 && text.charAt(i) < 128 ? Character.digit(text.charAt(i), base) : -1;
            if (digit < 0) {
                throw escape(token, backslash);
            }
            value = value * base + digit;
        }
        boolean isByte = kind != 'u' && kind != 'U';
        if (value > (isByte ? 0xFF : Character.MAX_CODE_POINT)
                || (value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE)) {
            throw escape(token, backslash);
        }
        return (int) value;
    }

    private static TemplateException escape(TemplateToken token, int backslash) {
        return new TemplateException(
                token.at() + backslash,
                "`\\" + Quoted.line(Character.toString(token.text().codePointAt(backslash + 1)))
                        + "` begins no escape that is known.",
                "Write a backslash twice, or put the text between backticks.");
    }
}
