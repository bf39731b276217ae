/**
 * Files that people wrote, from their paths to findings: what each of them holds, what it refers to, and the verdict of
 * Prometheus and of the schemas on it.
 */
@NullMarked
package io.promfleet.generator.validate;

import org.jspecify.annotations.NullMarked;
