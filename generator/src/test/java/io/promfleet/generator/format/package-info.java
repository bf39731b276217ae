/** Tests of single values: what Prometheus takes is taken, what it refuses is refused with a reason. */
@NullMarked
package io.promfleet.generator.format;

import org.jspecify.annotations.NullMarked;
