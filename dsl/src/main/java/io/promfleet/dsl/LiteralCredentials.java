package io.promfleet.dsl;

import io.promfleet.model.ConfigValue;
import io.promfleet.model.ConfigValue.Field;
import io.promfleet.model.ConfigValue.ListValue;
import io.promfleet.model.ConfigValue.ObjectValue;
import io.promfleet.model.ConfigValue.TextValue;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Finds credentials where configuration of any shape is said: what is generated stands in Git. Judged by the names of keys,
 * since a password looks like any other text, and by users in addresses. Names that refer to a Secret end otherwise, such as
 * {@code existingSecret}, {@code passwordKey} or {@code bearerTokenFile}.
 */
final class LiteralCredentials {
    private static final List<String> ENDS = List.of(
            "password",
            "passwd",
            "passphrase",
            "token",
            "apikey",
            "privatekey",
            "secretkey",
            "secretaccesskey",
            "clientsecret",
            "routingkey",
            "servicekey",
            "connectionstring",
            "authorization",
            "credentials",
            "cookie",
            "slackapiurl",
            "webhookurl");
    // Only in headers: a key that ends so refers to a Secret as a rule, and a parameter `auth` names a module.
    private static final List<String> ENDS_OF_HEADERS = List.of("auth", "secret", "signature", "session");
    // The chart makes Secrets of these, from what would stand in Git.
    private static final String SECRET_OF_THE_CHART = "extraSecret";

    private LiteralCredentials() {}

    /** Whether what has this name is a credential itself, and no reference to one. */
    static boolean isNamedLikeOne(String name) {
        return endsLikeOne(name, ENDS);
    }

    /** Whether a header of this name tells a server who is asking. */
    static boolean isHeaderNamedLikeOne(String name) {
        return endsLikeOne(name, ENDS) || endsLikeOne(name, ENDS_OF_HEADERS);
    }

    private static boolean endsLikeOne(String name, List<String> ends) {
        String folded = name.replace("_", "").replace("-", "").toLowerCase(Locale.ROOT);
        for (String end : ends) {
            if (folded.endsWith(end)) {
                return true;
            }
        }
        return false;
    }

    /** The sentence about something that holds a credential itself. */
    static String sentence(String what, String name) {
        return "The " + what + " `" + name + "` holds a credential, which would stand in Git for all to read.";
    }

    /**
     * The first credential in a value.
     *
     * @param path the keys that lead to the value
     * @param value the value
     * @return the path of the credential, with dots between its keys; null if there is none
     */
    static @Nullable String in(List<String> path, ConfigValue value) {
        String key = path.isEmpty() ? "" : path.get(path.size() - 1);
        int parent = path.size() - 2;
        boolean secret = key.equals("data") && parent >= 0 && path.get(parent).equals(SECRET_OF_THE_CHART);
        return in(String.join(".", path), key, value, secret);
    }

    private static @Nullable String in(String path, String key, ConfigValue value, boolean secret) {
        if (value instanceof TextValue text) {
            return isCredential(key, text.value(), secret) ? path : null;
        }
        if (value instanceof ObjectValue object) {
            for (Field field : object.fields()) {
                boolean inner = secret
                        || (key.equals(SECRET_OF_THE_CHART) && field.name().equals("data"));
                String inside = path.isEmpty() ? field.name() : path + "." + field.name();
                String found = in(inside, field.name(), field.value(), inner);
                if (found != null) {
                    return found;
                }
            }
        } else if (value instanceof ListValue list) {
            for (ConfigValue item : list.items()) {
                String found = in(path, key, item, secret);
                if (found != null) {
                    return found;
                }
            }
        }
        return null;
    }

    private static boolean isCredential(String key, String text, boolean secret) {
        // `$__file{…}` and `$__env{…}` are how Grafana reads a credential from elsewhere.
        if (text.isEmpty() || text.startsWith("$__")) {
            return false;
        }
        return secret || isNamedLikeOne(key) || (text.contains("://") && Addresses.holdsUser(text));
    }
}
