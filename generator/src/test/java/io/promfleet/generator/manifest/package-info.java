/** Tests of trees and of their YAML, which readers in Java and in Go have to understand alike. */
@NullMarked
package io.promfleet.generator.manifest;

import org.jspecify.annotations.NullMarked;
