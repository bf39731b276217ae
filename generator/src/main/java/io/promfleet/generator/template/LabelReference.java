package io.promfleet.generator.template;

/**
 * An external label of the server that a template asks for.
 *
 * @param label its name
 * @param at how many characters of the template are before the reference
 */
public record LabelReference(String label, int at) {}
