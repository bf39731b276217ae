@NullMarked
package io.promfleet.maven;

import org.jspecify.annotations.NullMarked;
