/** Selectors of Kubernetes, as its API server and Prometheus parse them. */
@NullMarked
package io.promfleet.selector;

import org.jspecify.annotations.NullMarked;
