@NullMarked
package io.promfleet.generator.report;

import org.jspecify.annotations.NullMarked;
