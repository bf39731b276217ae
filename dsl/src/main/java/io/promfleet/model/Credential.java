package io.promfleet.model;

/**
 * Where a credential, certificate or key is. Only what was read from a file can be the text itself, and then never shows it.
 */
public sealed interface Credential permits CredentialPlace, InlineCredential, NamedCredential {}
