/** The goals of the Maven plugin: they read the configuration, run promfleet, and log. Nothing else is decided here. */
@NullMarked
package io.promfleet.maven;

import org.jspecify.annotations.NullMarked;
