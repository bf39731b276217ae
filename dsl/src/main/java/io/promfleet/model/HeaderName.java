package io.promfleet.model;

import java.util.Locale;
import java.util.Set;

/** Names of HTTP headers, and those that Prometheus sets itself. */
public final class HeaderName {
    private static final Set<String> RESERVED = Set.of(
            "authorization",
            "host",
            "content-encoding",
            "content-length",
            "content-type",
            "user-agent",
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "www-authenticate",
            "accept-encoding",
            "x-prometheus-remote-write-version",
            "x-prometheus-remote-read-version",
            "x-amz-date",
            "x-amz-security-token",
            "x-amz-content-sha256");
    private static final String SCRAPE_TIMEOUT = "x-prometheus-scrape-timeout-seconds";
    private static final String TOKEN_PUNCTUATION = "!#$%&'*+-.^_`|~";

    private HeaderName() {}

    /**
     * Whether the key {@code headers} of remote write, remote read and tracing refuses a header. It compares in lower
     * case.
     *
     * @param name the header
     * @return true if Prometheus sets it itself
     */
    public static boolean isReservedForRemote(String name) {
        return RESERVED.contains(goLowerCase(name));
    }

    /**
     * Whether the key {@code http_headers} of an HTTP client refuses a header. It compares in canonical form, which only
     * a name of legal characters has.
     *
     * @param name the header
     * @return true if Prometheus sets it itself
     */
    public static boolean isReservedForClients(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return isToken(name) && (RESERVED.contains(lower) || lower.equals(SCRAPE_TIMEOUT));
    }

    // Go knows the Kelvin sign as a capital k, and so does Java; no other character becomes an ASCII letter.
    private static String goLowerCase(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    /**
     * Whether a text can name a header at all: a token of RFC 9110.
     *
     * @param name the text
     * @return true if it can
     */
    public static boolean isToken(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean alphanumeric = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!alphanumeric && TOKEN_PUNCTUATION.indexOf(c) < 0) {
                return false;
            }
        }
        return !name.isEmpty();
    }
}
