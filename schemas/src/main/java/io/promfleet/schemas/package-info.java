/** JSON Schemas for what promfleet reads and writes, and the catalogue that finds them. */
@NullMarked
package io.promfleet.schemas;

import org.jspecify.annotations.NullMarked;
