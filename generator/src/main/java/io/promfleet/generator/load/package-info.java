/**
 * Finds the fleet definitions of a class path, makes an instance of each, and decides which directory its tree goes to.
 * Users' classes see the builders, the model and findings of this promfleet and nothing else of it; whatever keeps a
 * definition from being run is a finding.
 */
@NullMarked
package io.promfleet.generator.load;

import org.jspecify.annotations.NullMarked;
