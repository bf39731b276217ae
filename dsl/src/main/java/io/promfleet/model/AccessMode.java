package io.promfleet.model;

/** How a volume may be mounted; {@code spec.accessModes} of a PersistentVolumeClaim. */
public enum AccessMode {
    /** By one node for reading and writing. */
    READ_WRITE_ONCE("ReadWriteOnce"),
    /** By one pod for reading and writing. */
    READ_WRITE_ONCE_POD("ReadWriteOncePod"),
    /** By many nodes for reading and writing. */
    READ_WRITE_MANY("ReadWriteMany"),
    /** By many nodes for reading. */
    READ_ONLY_MANY("ReadOnlyMany");

    private final String kubernetesName;

    AccessMode(String kubernetesName) {
        this.kubernetesName = kubernetesName;
    }

    /**
     * The mode as Kubernetes spells it.
     *
     * @return for instance {@code ReadWriteOnce}
     */
    public String kubernetesName() {
        return kubernetesName;
    }
}
