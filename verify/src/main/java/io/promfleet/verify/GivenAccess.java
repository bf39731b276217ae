package io.promfleet.verify;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What was said about access besides the environment: names of files, and no secret.
 *
 * @param tokenFile holds a bearer token
 * @param user the name for basic authentication
 * @param passwordFile holds its password
 * @param caFile holds the certificates of the authorities that are trusted, as PEM
 * @param certFile holds a client certificate, as PEM
 * @param keyFile holds its private key, as PEM
 */
public record GivenAccess(
        Optional<Path> tokenFile,
        Optional<String> user,
        Optional<Path> passwordFile,
        Optional<Path> caFile,
        Optional<Path> certFile,
        Optional<Path> keyFile) {
    /** Nothing was said. */
    public static final GivenAccess NOTHING = new GivenAccess(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
