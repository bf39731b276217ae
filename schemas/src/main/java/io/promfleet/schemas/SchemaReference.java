package io.promfleet.schemas;

/**
 * Where a {@code $ref} points.
 *
 * @param name the schema, by the name under which the catalogue knows it
 * @param pointer the place in it, a JSON Pointer such as {@code /$defs/duration}; empty for the whole schema
 */
public record SchemaReference(String name, String pointer) {}
