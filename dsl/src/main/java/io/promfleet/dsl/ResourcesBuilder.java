package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.ByteSize;
import io.promfleet.model.Cpu;
import io.promfleet.model.Resources;
import org.jspecify.annotations.Nullable;

/** CPU and memory of a container; {@code resources} of Kubernetes. */
public final class ResourcesBuilder extends Declaration {
    private @Nullable Cpu cpuRequest;
    private @Nullable Cpu cpuLimit;
    private @Nullable ByteSize memoryRequest;
    private @Nullable ByteSize memoryLimit;

    ResourcesBuilder(Declaration parent, Location declaredAt) {
        super(parent.recorder(), parent, "resources", null, declaredAt);
    }

    /**
     * What is reserved; {@code requests}.
     *
     * @param cpu the CPU
     * @param memory the memory
     * @return this
     */
    public ResourcesBuilder requests(Cpu cpu, ByteSize memory) {
        cpuRequest = once(cpuRequest, cpu, "requests");
        memoryRequest = once(memoryRequest, memory, "requests");
        return this;
    }

    /**
     * What may be used; {@code limits}.
     *
     * @param cpu the CPU
     * @param memory the memory; a container that needs more is killed
     * @return this
     */
    public ResourcesBuilder limits(Cpu cpu, ByteSize memory) {
        cpuLimit = once(cpuLimit, cpu, "limits");
        memoryLimit = once(memoryLimit, memory, "limits");
        return this;
    }

    /**
     * The most memory that may be used, with no limit of CPU; {@code limits.memory}.
     *
     * @param memory the memory; a container that needs more is killed
     * @return this
     */
    public ResourcesBuilder memoryLimit(ByteSize memory) {
        memoryLimit = once(memoryLimit, memory, "memoryLimit");
        return this;
    }

    Resources build() {
        if (cpuRequest != null && cpuLimit != null && cpuRequest.millis() > cpuLimit.millis()) {
            mistakeInDeclaration(
                    DefinitionRule.ILLEGAL_VALUE,
                    "The CPU request `" + cpuRequest.millis() + "m` is above the limit `" + cpuLimit.millis() + "m`.",
                    "Raise the limit or lower the request.");
        }
        if (memoryRequest != null && memoryLimit != null && memoryRequest.bytes() > memoryLimit.bytes()) {
            mistakeInDeclaration(
                    DefinitionRule.ILLEGAL_VALUE,
                    "The memory request of `" + memoryRequest.bytes() + "` bytes is above the limit of `"
                            + memoryLimit.bytes() + "`.",
                    "Raise the limit or lower the request.");
        }
        Resources.Builder resources = Resources.builder().declaredAt(declaredAt());
        if (cpuRequest != null) {
            resources.cpuRequest(cpuRequest);
        }
        if (cpuLimit != null) {
            resources.cpuLimit(cpuLimit);
        }
        if (memoryRequest != null) {
            resources.memoryRequest(memoryRequest);
        }
        if (memoryLimit != null) {
            resources.memoryLimit(memoryLimit);
        }
        return resources.build();
    }
}
