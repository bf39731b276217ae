package io.promfleet.dsl;

import java.util.Locale;
import java.util.Set;

/** HTTP headers that are added to requests, as the builders check them. */
final class Headers {
    // What Prometheus sets itself and refuses to be told, in lower case.
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
            "x-prometheus-scrape-timeout-seconds",
            "x-amz-date",
            "x-amz-security-token",
            "x-amz-content-sha256");

    private Headers() {}

    /** A header that Prometheus can be told to add. */
    static void checkName(Declaration owner, String header, String what) {
        String lower = header.toLowerCase(Locale.ROOT);
        if (RESERVED.contains(lower)) {
            owner.mistake(
                    DefinitionRule.RESERVED_HEADER,
                    "The header `" + header + "` is set by Prometheus itself.",
                    lower.equals("authorization")
                            ? "Refer to a Secret with `bearerToken` or `basicAuth`."
                            : "Leave the header out.");
        } else if (!Names.isHeaderName(header)) {
            owner.illegal(what, header, "is no header name", "Use letters, digits and `-`.");
        }
    }

    /** A value that everyone may read. */
    static void checkValue(Declaration owner, String header, String value) {
        if (LiteralCredentials.isNamedLikeOne(header) && !value.isEmpty()) {
            owner.mistake(
                    DefinitionRule.LITERAL_CREDENTIAL,
                    LiteralCredentials.sentence("header", header),
                    "Refer to a Secret with `secretHttpHeader`, `bearerToken` or `authorization`.");
        }
        if (!Names.isHeaderValue(value)) {
            owner.mistake(
                    DefinitionRule.ILLEGAL_VALUE,
                    "The value of the header `" + header + "` cannot be sent.",
                    "Use no line breaks or other control characters.");
        }
    }
}
