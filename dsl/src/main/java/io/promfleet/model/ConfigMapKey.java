package io.promfleet.model;

/**
 * A reference to one key of a ConfigMap, for a certificate, which is no secret; the Operator's {@code configMap}.
 *
 * @param configMap {@code metadata.name} of the ConfigMap, in the namespace of what refers to it
 * @param key the key in its {@code data}
 */
public record ConfigMapKey(String configMap, String key) implements CredentialPlace {}
