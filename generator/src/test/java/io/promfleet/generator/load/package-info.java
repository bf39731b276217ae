@NullMarked
package io.promfleet.generator.load;

import org.jspecify.annotations.NullMarked;
