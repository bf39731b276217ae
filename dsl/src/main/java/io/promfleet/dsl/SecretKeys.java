package io.promfleet.dsl;

import io.promfleet.model.SecretKey;

/** Names credentials without holding them. Meant for a static import. */
public final class SecretKeys {
    private SecretKeys() {}

    /**
     * A key of a Secret. The Secret is made by hand or by a secrets operator; the runbook lists each one that must exist.
     *
     * @param name {@code metadata.name} of the Secret
     * @param key the key in its {@code data}
     * @return the reference
     */
    public static SecretKey secret(String name, String key) {
        return new SecretKey(name, key);
    }
}
