package io.promfleet.generator.schema;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Which keys hold credentials, however they are spelt: {@code basic_auth}, {@code basicAuth} and {@code basic-auth} are one. */
final class SecretNames {
    private static final List<String> WORDS = List.of(
            "password",
            "passwd",
            "passphrase",
            "token",
            "secret",
            "credential",
            "authorization",
            "cookie",
            "apikey",
            "accesskey",
            "privatekey",
            "consumerkey",
            "serviceaccountkey",
            "certificatekey",
            "bearer");
    // Mappings with a credential somewhere inside, under whatever key somebody wrote it.
    private static final Set<String> HOLDERS = Set.of(
            "basicauth",
            "authorization",
            "oauth2",
            "tlsconfig",
            "sigv4",
            "azuread",
            "googleiam",
            "headers",
            "httpheaders",
            "proxyconnectheader",
            "endpointparams");
    // What stands beside a credential and is none.
    private static final Set<String> HARMLESS = Set.of(
            "cafile",
            "certfile",
            "keyfile",
            "servername",
            "insecureskipverify",
            "minversion",
            "maxversion",
            "username",
            "usernamefile",
            "type",
            "clientid",
            "tenantid",
            "cloud",
            "region",
            "profile",
            "rolearn",
            "usefipsstsendpoint",
            "signaturealgorithm",
            "scope",
            "scopes",
            "audience",
            "name",
            "optional",
            "proxyurl",
            "noproxy",
            "proxyfromenvironment");

    private SecretNames() {}

    /** Whether a key, or a text with keys in it, has a word that secrets go by. */
    static boolean inText(String text) {
        String plain = plain(text);
        for (String word : WORDS) {
            if (plain.contains(word)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the value of a key is a secret by the name of the key. */
    static boolean isSecret(String key) {
        return key.equalsIgnoreCase("key") || inText(key);
    }

    /** Whether a secret stands somewhere inside the mapping under a key. */
    static boolean isHolder(String key) {
        return HOLDERS.contains(plain(key));
    }

    /** Whether a key beside credentials is known to hold none. */
    static boolean isHarmless(String key) {
        return HARMLESS.contains(plain(key));
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replace("_", "").replace("-", "");
    }
}
