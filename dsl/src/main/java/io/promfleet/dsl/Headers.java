package io.promfleet.dsl;

import io.promfleet.model.HeaderName;

/** HTTP headers that are added to requests, as the builders check them. */
final class Headers {
    private Headers() {}

    /** A header that every HTTP client of Prometheus can be told to add. */
    static void checkNameForClients(Declaration owner, String header, String what) {
        checkName(owner, header, what, HeaderName.isReservedForClients(header));
    }

    /** A header that remote write can be told to add. */
    static void checkNameForRemote(Declaration owner, String header, String what) {
        checkName(owner, header, what, HeaderName.isReservedForRemote(header));
    }

    private static void checkName(Declaration owner, String header, String what, boolean reserved) {
        if (reserved) {
            owner.mistake(
                    DefinitionRule.RESERVED_HEADER,
                    "The header `" + header + "` is set by Prometheus itself.",
                    header.equalsIgnoreCase("authorization")
                            ? "Refer to a Secret with `bearerToken` or `basicAuth`."
                            : header.equalsIgnoreCase("proxy-authorization")
                                    ? "Refer to a Secret with `proxyConnectHeader`."
                                    : "Leave the header out.");
        } else if (!HeaderName.isToken(header)) {
            owner.illegal(what, header, "is no header name", "Use letters, digits and `-`.");
        }
    }

    /**
     * A value that everyone may read. What Prometheus sets itself is no place for any value, which is said by its name.
     *
     * @param wayOut what to do with a credential
     */
    static void checkValue(Declaration owner, String header, String value, String wayOut) {
        if (!value.isEmpty()
                && !HeaderName.isReservedForClients(header)
                && LiteralCredentials.isHeaderNamedLikeOne(header)) {
            owner.mistake(DefinitionRule.LITERAL_CREDENTIAL, LiteralCredentials.sentence("header", header), wayOut);
        }
        if (!Names.isHeaderValue(value)) {
            owner.mistake(
                    DefinitionRule.ILLEGAL_VALUE,
                    "The value of the header `" + header + "` cannot be sent.",
                    "Use no line breaks or other control characters.");
        }
    }
}
