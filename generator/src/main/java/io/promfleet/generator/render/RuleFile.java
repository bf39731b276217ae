package io.promfleet.generator.render;

import io.promfleet.generator.manifest.MapNode;
import java.util.Optional;

/**
 * Rules of the hub that stand in one file.
 *
 * @param name the name of the file, the group and the object for the Operator
 * @param group the rules
 * @param tests unit tests for {@code promtool}; empty where there is nothing that could fire
 */
record RuleFile(String name, MapNode group, Optional<MapNode> tests) {}
