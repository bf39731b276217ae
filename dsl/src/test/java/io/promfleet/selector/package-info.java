@NullMarked
package io.promfleet.selector;

import org.jspecify.annotations.NullMarked;
