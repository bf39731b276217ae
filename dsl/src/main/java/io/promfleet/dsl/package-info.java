/**
 * What a platform team writes its fleet with. A {@link io.promfleet.dsl.FleetDefinition} is handed a builder; blocks say
 * what contains things, single calls are leaves. Every call that declares something remembers its class and line. A
 * mistake is collected as a finding, never thrown, so that one run shows all of them.
 */
@NullMarked
package io.promfleet.dsl;

import org.jspecify.annotations.NullMarked;
