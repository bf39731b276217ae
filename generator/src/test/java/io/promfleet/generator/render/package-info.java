/** Tests of what the renderers have in common. */
@NullMarked
package io.promfleet.generator.render;

import org.jspecify.annotations.NullMarked;
