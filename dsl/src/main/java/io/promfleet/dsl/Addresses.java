package io.promfleet.dsl;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Addresses, as the builders check them. A credential that slipped into one is neither kept nor repeated in a finding, so
 * an address is quoted only where it cannot hold any.
 */
final class Addresses {
    /** Stands for an address that was reported, so that nobody says there is none. Of such a run, nothing is written. */
    static final URI REFUSED = URI.create("https://refused.invalid");

    private static final int HIGHEST_PORT = 65_535;
    private static final Set<String> SECRET_PARAMETERS = Set.of(
            "access_token",
            "api_key",
            "api-key",
            "apikey",
            "auth",
            "key",
            "pass",
            "passwd",
            "password",
            "secret",
            "sig",
            "signature",
            "token");

    private Addresses() {}

    /** An http or https address of scheme, host and path; null if it is none. */
    static @Nullable URI plain(Declaration owner, String address, String what) {
        URI uri = http(owner, address, what);
        if (uri != null && uri.getRawQuery() != null) {
            reject(owner, what, "has a query", "Give scheme, host and path only.");
            return null;
        }
        return uri;
    }

    /** An http or https address that may have a query; null if it is none. */
    static @Nullable URI withQuery(Declaration owner, String address, String what) {
        URI uri = http(owner, address, what);
        if (uri == null || uri.getRawQuery() == null) {
            return uri;
        }
        for (String parameter : uri.getRawQuery().split("&", -1)) {
            int end = parameter.indexOf('=');
            String name = end < 0 ? parameter : parameter.substring(0, end);
            if (SECRET_PARAMETERS.contains(name.toLowerCase(Locale.ROOT))) {
                credential(owner, what);
                return null;
            }
        }
        return uri;
    }

    /** Whether an address names a user, and so most likely a password, before its host. */
    static boolean holdsUser(String address) {
        Objects.requireNonNull(address);
        int scheme = address.indexOf("//");
        int from = scheme < 0 ? 0 : scheme + 2;
        for (int i = from; i < address.length(); i++) {
            char c = address.charAt(i);
            if (c == '/' || c == '?' || c == '#') {
                return false;
            }
            if (c == '@') {
                return true;
            }
        }
        return false;
    }

    static void credential(Declaration owner, String what) {
        owner.mistake(
                DefinitionRule.LITERAL_CREDENTIAL,
                "The address of `" + what + "` holds a credential.",
                "Leave it out of the address and refer to a Secret with `basicAuth` or `bearerToken`.");
    }

    private static @Nullable URI http(Declaration owner, String address, String what) {
        owner.saying();
        if (holdsUser(address)) {
            credential(owner, what);
            return null;
        }
        URI uri;
        try {
            uri = new URI(address);
        } catch (URISyntaxException e) {
            reject(owner, what, "cannot be parsed", "Give an address such as `https://prometheus.example.com`.");
            return null;
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!(scheme.equals("http") || scheme.equals("https")) || uri.getHost() == null) {
            reject(
                    owner,
                    what,
                    "is no http or https address",
                    "Give an address such as `https://prometheus.example.com`.");
            return null;
        }
        if (uri.getPort() == 0 || uri.getPort() > HIGHEST_PORT) {
            reject(owner, what, "has the port `" + uri.getPort() + "`", "Ports are numbers from 1 to 65535.");
            return null;
        }
        if (uri.getRawFragment() != null) {
            reject(owner, what, "has a fragment", "Leave out `#` and what follows.");
            return null;
        }
        return uri;
    }

    private static void reject(Declaration owner, String what, String fault, String hint) {
        owner.mistake(DefinitionRule.ILLEGAL_VALUE, "The address of `" + what + "` " + fault + ".", hint);
    }
}
