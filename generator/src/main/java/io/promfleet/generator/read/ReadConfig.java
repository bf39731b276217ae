package io.promfleet.generator.read;

import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.Node;
import io.promfleet.model.PrometheusVersion;

/**
 * A text that was read: every value of the type that its schema says, aliases and merges resolved, what was refused left
 * out. {@link MapNode#entryOrigin} is the place of a key, {@link MapNode#valueOrigin} that of its value; what came through
 * an alias or a merge has the place where it was written.
 *
 * @param language what the text holds
 * @param root the whole; a mapping or a sequence, as the language says
 * @param source the text
 * @param target the release of Prometheus for which it was read
 */
public record ReadConfig(ConfigLanguage language, Node root, SourceText source, PrometheusVersion target) {}
