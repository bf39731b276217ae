package io.promfleet.model;

/** A place that holds a credential: all that a definition can say of one, so that no secret is in a fleet or an output. */
public sealed interface CredentialPlace extends Credential permits SecretKey, ConfigMapKey, CredentialFile {}
