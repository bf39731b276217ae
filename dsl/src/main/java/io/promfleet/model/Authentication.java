package io.promfleet.model;

import org.jspecify.annotations.Nullable;

/** How an HTTP client authenticates; at most one method at a time. */
public sealed interface Authentication {

    /**
     * User and password; {@code basic_auth} of Prometheus.
     *
     * @param username where the user's name is
     * @param password where the password is
     */
    record BasicAuth(SecretKey username, SecretKey password) implements Authentication {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof BasicAuth that && username.equals(that.username) && password.equals(that.password);
        }

        @Override
        public int hashCode() {
            return username.hashCode() * 31 + password.hashCode();
        }
    }

    /**
     * A credential in the header {@code Authorization}; {@code authorization} of Prometheus.
     *
     * @param type what precedes the credential, such as {@code Bearer}
     * @param credentials where the credential is
     */
    record Authorization(String type, SecretKey credentials) implements Authentication {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Authorization that
                    && type.equals(that.type)
                    && credentials.equals(that.credentials);
        }

        @Override
        public int hashCode() {
            return type.hashCode() * 31 + credentials.hashCode();
        }
    }

    /**
     * A bearer token that Kubernetes mounts into the Prometheus pod; {@code authorization.credentials_file}.
     *
     * @param file an absolute path on the pod
     */
    record TokenFile(String file) implements Authentication {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof TokenFile that && file.equals(that.file);
        }

        @Override
        public int hashCode() {
            return file.hashCode();
        }
    }
}
