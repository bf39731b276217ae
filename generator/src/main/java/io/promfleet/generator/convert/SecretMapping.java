package io.promfleet.generator.convert;

import io.promfleet.model.SecretKey;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a credential of the input is to become: the key of a Secret in the namespace of Prometheus.
 *
 * @param where the credential: the way to it, such as {@code remote_write[0].basic_auth.password}, or the path of the file
 *     that holds it
 * @param secret the key of a Secret
 */
public record SecretMapping(String where, SecretKey secret) {
    private static final Pattern FORM =
            Pattern.compile("(.+)=([a-z0-9](?:[-a-z0-9.]{0,251}[a-z0-9])?)/([-._a-zA-Z0-9]{1,253})", Pattern.DOTALL);

    /**
     * Reads what a person typed.
     *
     * @param typed such as {@code remote_write[0].basic_auth.password=hub-credentials/password}
     * @return what it says
     * @throws IllegalArgumentException if it has another form; the message says which, and never the text itself
     */
    public static SecretMapping parse(String typed) {
        Matcher form = FORM.matcher(typed);
        if (!form.matches()) {
            // Not quoted: somebody may well have typed the credential itself.
            throw new IllegalArgumentException(
                    "A secret is said as `WHERE=SECRET/KEY`, such as `remote_write[0].basic_auth.password=hub/password`.");
        }
        return new SecretMapping(form.group(1), new SecretKey(form.group(2), form.group(3)));
    }
}
