package io.promfleet.dsl;

import java.util.Objects;

/** Ranges of IP addresses in the notation of RFC 4632 and RFC 4291, as Kubernetes takes them. */
final class Cidr {
    private static final int V4_BITS = 32;
    private static final int V6_BITS = 128;
    private static final int V6_GROUPS = 8;

    private Cidr() {}

    static boolean isRange(String text) {
        Objects.requireNonNull(text);
        int slash = text.indexOf('/');
        if (slash < 0) {
            return false;
        }
        String address = text.substring(0, slash);
        String bits = text.substring(slash + 1);
        return address.indexOf(':') < 0
                ? isV4(address) && isNumber(bits, V4_BITS)
                : isV6(address) && isNumber(bits, V6_BITS);
    }

    private static boolean isV4(String address) {
        String[] parts = address.split("\\.", -1);
        if (parts.length != 4) {
            return false;
        }
        for (String part : parts) {
            if (!isNumber(part, 255)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isV6(String address) {
        int gap = address.indexOf("::");
        if (gap < 0) {
            return groups(address) == V6_GROUPS;
        }
        int before = gap == 0 ? 0 : groups(address.substring(0, gap));
        String rest = address.substring(gap + 2);
        int after = rest.isEmpty() ? 0 : groups(rest);
        return before >= 0 && after >= 0 && before + after < V6_GROUPS;
    }

    /** How many groups of hexadecimal digits; negative if there is anything else. */
    private static int groups(String text) {
        int count = 0;
        for (String group : text.split(":", -1)) {
            if (group.isEmpty()
                    || group.length() > 4
                    || !group.chars().allMatch(c -> Character.digit(c, 16) >= 0 && c < 128)) {
                return -1;
            }
            count++;
        }
        return count;
    }

    /** A decimal number without leading zeros, up to a limit. */
    private static boolean isNumber(String text, int most) {
        if (text.isEmpty() || text.length() > 3 || (text.length() > 1 && text.charAt(0) == '0')) {
            return false;
        }
        return text.chars().allMatch(c -> c >= '0' && c <= '9') && Integer.parseInt(text) <= most;
    }
}
