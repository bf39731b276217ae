package io.promfleet.generator;

import java.time.LocalDate;

/**
 * What a run depends on beside the definition and the directory.
 *
 * @param today the day by which suppressions hold or have expired
 */
public record RunSettings(LocalDate today) {
    /** No day at all: every suppression holds. For whoever asks what a definition means on any day. */
    public static final RunSettings ANY_DAY = new RunSettings(LocalDate.MIN);
}
