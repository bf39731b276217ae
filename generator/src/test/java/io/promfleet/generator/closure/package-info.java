/** Tests of what becomes of series on their way. */
@NullMarked
package io.promfleet.generator.closure;

import org.jspecify.annotations.NullMarked;
