package io.promfleet.generator;

import io.promfleet.dsl.FleetCheck;
import java.time.LocalDate;
import java.util.List;

/**
 * What a run depends on beside the definition and the directory.
 *
 * @param today the day by which suppressions hold or have expired
 * @param checks what users check beside what promfleet does
 */
public record RunSettings(LocalDate today, List<FleetCheck> checks) {
    /** No day at all: every suppression holds. For whoever asks what a definition means on any day. */
    public static final RunSettings ANY_DAY = new RunSettings(LocalDate.MIN);

    /** Keeps its own copy of the checks. */
    public RunSettings {
        checks = List.copyOf(checks);
    }

    /**
     * A run without checks of the user.
     *
     * @param today the day by which suppressions hold or have expired
     */
    public RunSettings(LocalDate today) {
        this(today, List.of());
    }
}
