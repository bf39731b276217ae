@NullMarked
package io.promfleet.generator.convert;

import org.jspecify.annotations.NullMarked;
