package io.promfleet.model;

/**
 * A name in a secret manager; keys that end in {@code _ref}, since Prometheus 2.53. Prometheus reads the key but comes with
 * no secret manager, so that a configuration with one loads and then fails to connect.
 *
 * @param name the name
 */
public record NamedCredential(String name) implements Credential {}
