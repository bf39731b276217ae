/**
 * Validation of documents against the schemas of the catalogue, before a byte is written. An acceptor compiled from a
 * schema answers "certainly valid" or "not known"; what it does not accept is judged by a JSON Schema library, which is
 * only loaded then, so a fleet without mistakes never pays for it and no verdict against a document is our own.
 */
@NullMarked
package io.promfleet.generator.schema;

import org.jspecify.annotations.NullMarked;
