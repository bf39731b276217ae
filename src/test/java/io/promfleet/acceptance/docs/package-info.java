/** The documentation says what is true: its snippets compile, its tables are complete, its links lead somewhere. */
@NullMarked
package io.promfleet.acceptance.docs;

import org.jspecify.annotations.NullMarked;
