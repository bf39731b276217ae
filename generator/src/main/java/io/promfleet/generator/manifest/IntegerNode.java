package io.promfleet.generator.manifest;

/**
 * A whole number.
 *
 * @param value the number
 */
public record IntegerNode(long value) implements Node {}
