package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.AccessMode;
import io.promfleet.model.ByteSize;
import io.promfleet.model.Storage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A persistent volume claim. */
public final class StorageBuilder extends Declaration {
    private final ByteSize size;
    private final List<AccessMode> accessModes = new ArrayList<>();
    private @Nullable String storageClass;

    StorageBuilder(Declaration parent, ByteSize size, Location declaredAt) {
        super(parent.recorder(), parent, "storage", null, declaredAt);
        this.size = Objects.requireNonNull(size);
    }

    /**
     * The storage class; {@code storageClassName}.
     *
     * @param name the cluster's default class unless said
     * @return this
     */
    public StorageBuilder storageClass(String name) {
        storageClass = once(storageClass, dnsName(name, "storageClass"), "storageClass");
        return this;
    }

    /**
     * How the volume may be mounted; {@code accessModes}.
     *
     * @param modes {@link AccessMode#READ_WRITE_ONCE} unless said
     * @return this
     */
    public StorageBuilder accessModes(AccessMode... modes) {
        saying();
        for (AccessMode mode : List.of(modes)) {
            if (accessModes.contains(mode)) {
                mistake(
                        DefinitionRule.SAID_TWICE,
                        "The access mode `" + mode.kubernetesName() + "` was said before.",
                        "Say it once.");
            } else {
                accessModes.add(mode);
            }
        }
        return this;
    }

    Storage build() {
        if (size.bytes() == 0) {
            mistakeInDeclaration(
                    DefinitionRule.ILLEGAL_VALUE, "A volume of `0` bytes holds nothing.", "Give a size above zero.");
        }
        Storage.Builder storage = Storage.builder().size(size).declaredAt(declaredAt());
        // Written out although it is the operator's default: the chart adds none.
        storage.addAllAccessModes(accessModes.isEmpty() ? List.of(AccessMode.READ_WRITE_ONCE) : accessModes);
        if (storageClass != null) {
            storage.storageClass(storageClass);
        }
        return storage.build();
    }
}
