package io.promfleet.verify;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds credentials: in the files that were named, else in variables of the environment. A variable such as
 * {@code PROMFLEET_HUB_TOKEN} holds the value, {@code PROMFLEET_HUB_TOKEN_FILE} names a file with it; the same for {@code PASSWORD},
 * {@code CA}, {@code CERT} and {@code KEY}, and {@code PROMFLEET_HUB_USER} holds the name. No message repeats a value.
 */
public final class AccessReader {
    /** What the variables for the hub start with. */
    public static final String HUB = "PROMFLEET_HUB";

    /** What the variables for every source start with; those of one source go on with its name. */
    public static final String SOURCE = "PROMFLEET_SOURCE";

    private static final long LONGEST = 1L << 20;

    private final UnaryOperator<@Nullable String> environment;

    /**
     * A reader.
     *
     * @param environment the value of a variable, null where it is not set
     */
    public AccessReader(UnaryOperator<@Nullable String> environment) {
        this.environment = environment;
    }

    /**
     * What is shown to the hub.
     *
     * @param given what was said
     * @return the access
     * @throws IllegalArgumentException if something cannot be read or does not fit together; the message is a sentence for the user
     */
    public Access hub(GivenAccess given) {
        return read(given, List.of(HUB));
    }

    /**
     * What is shown to the Prometheus of a source.
     *
     * @param name the source; its variables have its name in upper case, with {@code _} for what is no letter or digit
     * @return the access
     * @throws IllegalArgumentException if something cannot be read or does not fit together; the message is a sentence for the user
     */
    public Access source(String name) {
        String own = SOURCE + "_" + name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        return read(GivenAccess.NOTHING, List.of(own, SOURCE));
    }

    private Access read(GivenAccess given, List<String> prefixes) {
        Optional<String> token = secret("token", given.tokenFile(), prefixes, "TOKEN");
        Optional<String> user = given.user().or(() -> variable(prefixes, "USER"));
        Optional<String> password = secret("password", given.passwordFile(), prefixes, "PASSWORD");
        if (token.isPresent() && user.isPresent()) {
            throw new IllegalArgumentException("A bearer token and a user were given; a server takes one of them.");
        }
        if (user.isPresent() != password.isPresent()) {
            throw new IllegalArgumentException(
                    user.isPresent() ? "A user was given without a password." : "A password was given without a user.");
        }
        Access access = Access.ANONYMOUS;
        if (token.isPresent()) {
            access = access.bearerToken(token.get());
        } else if (user.isPresent() && password.isPresent()) {
            access = access.basicAuth(user.get(), password.get());
        }
        Optional<String> ca = text("authorities", given.caFile(), prefixes, "CA");
        Optional<String> cert = text("client certificate", given.certFile(), prefixes, "CERT");
        Optional<String> key = text("private key", given.keyFile(), prefixes, "KEY");
        if (cert.isPresent() != key.isPresent()) {
            throw new IllegalArgumentException(
                    cert.isPresent()
                            ? "A client certificate was given without its private key."
                            : "A private key was given without its certificate.");
        }
        return ca.isEmpty() && cert.isEmpty() ? access : access.tls(new Pem(ca, cert, key).context());
    }

    private Optional<String> secret(String what, Optional<Path> file, List<String> prefixes, String variable) {
        Optional<String> secret = text(what, file, prefixes, variable).map(String::strip);
        secret.ifPresent(value -> {
            if (value.isEmpty() || value.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
                throw new IllegalArgumentException(
                        "The " + what + " is " + (value.isEmpty() ? "empty." : "more than one line of text."));
            }
        });
        return secret;
    }

    private Optional<String> text(String what, Optional<Path> file, List<String> prefixes, String variable) {
        if (file.isPresent()) {
            return Optional.of(content(what, file.get()));
        }
        for (String prefix : prefixes) {
            Optional<String> value = variable(List.of(prefix), variable);
            if (value.isPresent()) {
                return value;
            }
            Optional<String> name = variable(List.of(prefix), variable + "_FILE");
            if (name.isPresent()) {
                return Optional.of(content(what, path(what, name.get())));
            }
        }
        return Optional.empty();
    }

    private Optional<String> variable(List<String> prefixes, String name) {
        for (String prefix : prefixes) {
            String value = environment.apply(prefix + "_" + name);
            if (value != null && !value.isEmpty()) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    private static Path path(String what, String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            throw new IllegalArgumentException("The file with the " + what + " has no name that a file can have.");
        }
    }

    private static String content(String what, Path file) {
        try {
            if (Files.size(file) > LONGEST) {
                throw new IllegalArgumentException("The file `" + file + "` is too long for a " + what + ".");
            }
            // What is no text becomes characters that nothing accepts.
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new IllegalArgumentException("The file `" + file + "` with the " + what + " cannot be read.");
        }
    }
}
