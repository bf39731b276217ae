package io.promfleet.generator.manifest;

/**
 * A string. Written so that every YAML reader gives back exactly this string, and as a block when it spans lines.
 *
 * @param value the text
 */
public record TextNode(String value) implements Node {}
