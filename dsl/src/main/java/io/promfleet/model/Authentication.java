package io.promfleet.model;

/** How an HTTP client authenticates; at most one method at a time. */
public sealed interface Authentication {

    /**
     * User and password; {@code basic_auth} of Prometheus.
     *
     * @param username where the user's name is
     * @param password where the password is
     */
    record BasicAuth(SecretKey username, SecretKey password) implements Authentication {}

    /**
     * A credential in the header {@code Authorization}; {@code authorization} of Prometheus.
     *
     * @param type what precedes the credential, such as {@code Bearer}
     * @param credentials where the credential is
     */
    record Authorization(String type, SecretKey credentials) implements Authentication {}

    /**
     * A bearer token that Kubernetes mounts into the Prometheus pod; {@code authorization.credentials_file}.
     *
     * @param file an absolute path on the pod
     */
    record TokenFile(String file) implements Authentication {}
}
