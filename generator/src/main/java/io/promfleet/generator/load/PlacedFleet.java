package io.promfleet.generator.load;

import java.nio.file.Path;

/**
 * A definition and where its tree goes.
 *
 * @param fleet the definition
 * @param directory the output directory of this fleet alone
 */
public record PlacedFleet(LoadedFleet fleet, Path directory) {}
