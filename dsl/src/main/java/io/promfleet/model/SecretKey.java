package io.promfleet.model;

/**
 * A reference to one key of a Secret. The secret itself is in no fleet and in no output.
 *
 * @param secret {@code metadata.name} of the Secret, in the namespace of what refers to it
 * @param key the key in its {@code data}
 */
public record SecretKey(String secret, String key) {}
