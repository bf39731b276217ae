package io.promfleet.generator.definition;

/** What a call is given. */
sealed interface Argument permits Literal, Block {}
