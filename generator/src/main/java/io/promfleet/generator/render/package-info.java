/**
 * Documents of a fleet: one renderer a component. Says which files there are, what they are called and how they refer to
 * each other; asks a dialect wherever Prometheus' own words are needed.
 */
@NullMarked
package io.promfleet.generator.render;

import org.jspecify.annotations.NullMarked;
