package io.promfleet.generator.format;

import io.promfleet.finding.Malformed;
import io.promfleet.finding.Quoted;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An address as Go's {@code net/url} takes it apart. It takes much that is no address of a server: {@code mimir:9009} is a
 * path of the scheme {@code mimir}, {@code localhost} is a relative path. What it refuses: control characters, a colon in
 * the first segment of a relative path, half an escape, a port that is no number, a host with characters that no host has.
 *
 * <p>Source: {@code url.Parse}. Colons in a host name without brackets are taken, as in the releases of Prometheus.
 *
 * @param scheme what stands in front of the first colon, in lower case; empty if nothing does
 * @param host the host with its port as written, empty if there is none
 * @param user whether something stands in front of an {@code @}
 * @param isEmpty whether Go prints it as the empty text
 */
public record UrlText(String scheme, String host, boolean user, boolean isEmpty) {
    private static final String HINT = "Write it like `https://prometheus.example.com:9090/path`.";
    private static final String LEGAL_IN_HOST = "-_.~!$&'()*+,;=:[]<>\"";
    private static final String LEGAL_IN_USER = "-._:~!$&'()*+,;=%@";
    private static final Pattern IPV4 =
            Pattern.compile("(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])(\\.(0|[1-9]\\d?|1\\d\\d|2[0-4]\\d|25[0-5])){3}");

    /** What an escape may stand for. */
    private enum Place {
        PATH,
        HOST,
        ZONE,
        USER
    }

    /**
     * Takes an address apart.
     *
     * @param text the address as it is written
     * @param onlyAddressesInBrackets whether what stands in brackets must be an IPv6 address; so it is since Prometheus
     *     3.7, which is built with a newer Go
     * @return its parts
     * @throws Malformed if Prometheus refuses it; the message holds no part of it that may be a password
     */
    public static UrlText parse(String text, boolean onlyAddressesInBrackets) throws Malformed {
        int hash = text.indexOf('#');
        String rest = hash < 0 ? text : text.substring(0, hash);
        String fragment = hash < 0 ? "" : text.substring(hash + 1);
        if (rest.chars().anyMatch(c -> c < ' ' || c == 0x7F)) {
            throw new Malformed(
                    "An address must not hold control characters.", "Remove line feeds and the like from it.");
        }
        String scheme = "";
        if (!rest.equals("*")) {
            int colon = schemeEnd(rest);
            if (colon == 0) {
                throw new Malformed(
                        "The address " + Quoted.of(masked(text)) + " has no scheme before its colon.", HINT);
            }
            if (colon > 0) {
                scheme = rest.substring(0, colon).toLowerCase(Locale.ROOT);
                rest = rest.substring(colon + 1);
            }
        }
        boolean query = rest.indexOf('?') >= 0;
        rest = query ? rest.substring(0, rest.indexOf('?')) : rest;
        String host = "";
        boolean user = false;
        if (!rest.startsWith("/")) {
            if (!scheme.isEmpty()) {
                checkEscapes(text, fragment, Place.PATH);
                return new UrlText(scheme, "", false, false);
            }
            int slash = rest.indexOf('/');
            if ((slash < 0 ? rest : rest.substring(0, slash)).indexOf(':') >= 0) {
                throw new Malformed(
                        "The address " + Quoted.of(masked(text)) + " has a colon in its first part, but no scheme.",
                        HINT);
            }
        }
        if (rest.startsWith("//") && (!scheme.isEmpty() || !rest.startsWith("///"))) {
            int slash = rest.indexOf('/', 2);
            String authority = rest.substring(2, slash < 0 ? rest.length() : slash);
            rest = slash < 0 ? "" : rest.substring(slash);
            int at = authority.lastIndexOf('@');
            host = authority.substring(at + 1);
            checkHost(text, host, onlyAddressesInBrackets);
            user = at >= 0;
            if (user) {
                checkUser(authority.substring(0, at));
            }
        }
        checkEscapes(text, rest, Place.PATH);
        checkEscapes(text, fragment, Place.PATH);
        boolean empty = scheme.isEmpty() && host.isEmpty() && !user && rest.isEmpty() && !query && fragment.isEmpty();
        return new UrlText(scheme, host, user, empty);
    }

    /** The colon behind a scheme; -1 where there is no scheme, 0 where nothing stands before the colon. */
    private static int schemeEnd(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                return i;
            }
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean inner = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
            if (!letter && (i == 0 || !inner)) {
                return -1;
            }
        }
        return -1;
    }

    private static void checkHost(String text, String host, boolean onlyAddressesInBrackets) throws Malformed {
        int open = host.lastIndexOf('[');
        if (open > 0 && onlyAddressesInBrackets) {
            throw illegalHost(host, "a bracket must be its first character");
        }
        if (host.startsWith("[")) {
            int close = host.lastIndexOf(']');
            if (close < 0) {
                throw illegalHost(host, "it lacks `]`");
            }
            checkPort(host, host.substring(close + 1));
            String inner = host.substring(1, close);
            int zone = inner.indexOf("%25");
            checkEscapes(text, zone < 0 ? inner : inner.substring(0, zone), Place.HOST);
            if (zone >= 0) {
                checkEscapes(text, inner.substring(zone), Place.ZONE);
            }
            if (onlyAddressesInBrackets && !isIpv6(inner)) {
                throw illegalHost(host, "only an IPv6 address may stand in brackets");
            }
            return;
        }
        int colon = host.lastIndexOf(':');
        if (colon >= 0) {
            checkPort(host, host.substring(colon));
        }
        checkEscapes(text, host, Place.HOST);
    }

    private static Malformed illegalHost(String host, String why) {
        return new Malformed("The host " + Quoted.of(host) + " is malformed: " + why + ".", HINT);
    }

    private static void checkPort(String host, String colonPort) throws Malformed {
        boolean legal = colonPort.isEmpty()
                || (colonPort.charAt(0) == ':' && colonPort.chars().skip(1).allMatch(c -> c >= '0' && c <= '9'));
        if (!legal) {
            throw illegalHost(host, Quoted.of(colonPort) + " is no port");
        }
    }

    private static void checkUser(String user) throws Malformed {
        // What stands here may be a password, so the message shows nothing of it.
        boolean legal = user.chars().allMatch(c -> isAlphanumeric(c) || LEGAL_IN_USER.indexOf(c) >= 0);
        try {
            checkEscapes("", user, Place.USER);
        } catch (Malformed e) {
            legal = false;
        }
        if (!legal) {
            throw new Malformed(
                    "The part of the address before `@` holds characters that it cannot hold.",
                    "Write special characters as `%` and two hexadecimal digits, or better, keep credentials out of it.");
        }
    }

    private static void checkEscapes(String text, String part, Place place) throws Malformed {
        for (int i = 0; i < part.length(); i++) {
            char c = part.charAt(i);
            if (c == '%') {
                int high = i + 1 < part.length() ? Character.digit(part.charAt(i + 1), 16) : -1;
                int low = i + 2 < part.length() ? Character.digit(part.charAt(i + 2), 16) : -1;
                if (high < 0 || low < 0 || part.charAt(i + 1) >= 0x80 || part.charAt(i + 2) >= 0x80) {
                    throw new Malformed(
                            "The address " + Quoted.of(masked(text)) + " has a `%` without two hexadecimal digits.",
                            "Write `%25` where a percent sign is meant.");
                }
                int value = high << 4 | low;
                boolean percent = value == '%';
                boolean legal = switch (place) {
                    case HOST -> high >= 8 || percent;
                    case ZONE -> percent || value == ' ' || isLegalInHost(value);
                    default -> true;
                };
                if (!legal) {
                    throw illegalHost(part, Quoted.of(part.substring(i, i + 3)) + " cannot stand in it");
                }
                i += 2;
            } else if ((place == Place.HOST || place == Place.ZONE) && c < 0x80 && !isLegalInHost(c)) {
                throw illegalHost(part, Quoted.of(String.valueOf(c)) + " cannot stand in it");
            }
        }
    }

    private static boolean isLegalInHost(int c) {
        return isAlphanumeric(c) || (c < 0x80 && LEGAL_IN_HOST.indexOf(c) >= 0);
    }

    private static boolean isAlphanumeric(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }

    /** Whether this is an IPv6 address, with a zone or not; an IPv4 address only at the end of one. */
    private static boolean isIpv6(String text) {
        int percent = text.indexOf('%');
        if (percent >= 0 && percent + 1 == text.length()) {
            return false;
        }
        String address = percent < 0 ? text : text.substring(0, percent);
        int gap = address.indexOf("::");
        if (gap >= 0 && address.indexOf("::", gap + 1) >= 0) {
            return false;
        }
        if (gap < 0) {
            return groups(address, true) == 8;
        }
        int before = groups(address.substring(0, gap), false);
        int after = groups(address.substring(gap + 2), true);
        return before >= 0 && after >= 0 && before + after < 8;
    }

    /** How many groups of 16 bits this is, or -1. */
    private static int groups(String text, boolean ipv4AtTheEnd) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            String part = parts[i];
            if (ipv4AtTheEnd && i == parts.length - 1 && IPV4.matcher(part).matches()) {
                count += 2;
            } else if (part.isEmpty() || part.length() > 4 || !part.chars().allMatch(UrlText::isHexadecimal)) {
                return -1;
            } else {
                count++;
            }
        }
        return count;
    }

    private static boolean isHexadecimal(int c) {
        return c < 0x80 && Character.digit(c, 16) >= 0;
    }

    /** The address without what stands before an {@code @}, which may be a password. */
    private static String masked(String text) {
        int at = text.lastIndexOf('@');
        return at < 0 ? text : "…" + text.substring(at);
    }
}
