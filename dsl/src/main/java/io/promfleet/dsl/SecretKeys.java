package io.promfleet.dsl;

import io.promfleet.model.ConfigMapKey;
import io.promfleet.model.CredentialFile;
import io.promfleet.model.SecretKey;

/** Names credentials and certificates without holding them. Meant for a static import. */
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

    /**
     * A key of a ConfigMap: for certificates alone, which are no secrets.
     *
     * @param name {@code metadata.name} of the ConfigMap
     * @param key the key in its {@code data}
     * @return the reference
     */
    public static ConfigMapKey configMap(String name, String key) {
        return new ConfigMapKey(name, key);
    }

    /**
     * A file that something else puts onto the Prometheus pod, such as a secrets operator's sidecar. What promfleet is to
     * mount belongs into a Secret.
     *
     * @param path an absolute path on the pod
     * @return the reference
     */
    public static CredentialFile file(String path) {
        return new CredentialFile(path);
    }
}
