package io.promfleet.generator.format;

import io.promfleet.finding.Malformed;
import io.promfleet.finding.Quoted;

/**
 * UUIDs in the four forms that Go's google/uuid takes: with hyphens, without, in braces, and with {@code urn:uuid:}.
 *
 * <p>Source: {@code uuid.Parse} of google/uuid, which does not look at what the braces are.
 */
public final class UuidText {
    private static final int BARE = 32;
    private static final int HYPHENATED = 36;
    private static final String URN = "urn:uuid:";

    private UuidText() {}

    /**
     * Checks a UUID.
     *
     * @param text the text
     * @throws Malformed if Prometheus refuses it
     */
    public static void check(String text) throws Malformed {
        int bytes = text.getBytes(java.nio.charset.StandardCharsets.UTF_8).length;
        boolean ascii = bytes == text.length();
        boolean legal = ascii
                && switch (bytes) {
                    case BARE -> isHexadecimal(text);
                    case HYPHENATED -> isHyphenated(text);
                    case HYPHENATED + 2 -> isHyphenated(text.substring(1, 1 + HYPHENATED));
                    case HYPHENATED + 9 ->
                        text.regionMatches(true, 0, URN, 0, URN.length()) && isHyphenated(text.substring(URN.length()));
                    default -> false;
                };
        if (!legal) {
            throw new Malformed(
                    Quoted.of(text) + " is no UUID.",
                    "Copy it from where it is given out; it looks like `123e4567-e89b-12d3-a456-426614174000`.");
        }
    }

    private static boolean isHyphenated(String text) {
        return text.charAt(8) == '-'
                && text.charAt(13) == '-'
                && text.charAt(18) == '-'
                && text.charAt(23) == '-'
                && isHexadecimal(text.substring(0, 8)
                        + text.substring(9, 13)
                        + text.substring(14, 18)
                        + text.substring(19, 23)
                        + text.substring(24));
    }

    private static boolean isHexadecimal(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.digit(text.charAt(i), 16) < 0) {
                return false;
            }
        }
        return true;
    }
}
