package io.promfleet.model;

/**
 * A Secret or ConfigMap whose keys are files in a pod.
 *
 * @param kind what it is
 * @param name its {@code metadata.name}
 * @param path the folder of its files, absolute and without a slash at its end
 */
public record Mount(Kind kind, String name, String path) {

    /** What holds files. */
    public enum Kind {
        /** A Secret. */
        SECRET,
        /** A ConfigMap. */
        CONFIG_MAP
    }
}
