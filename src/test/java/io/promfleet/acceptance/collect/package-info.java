/** What collectors that are no Prometheus read, read back and followed to the hub. */
@NullMarked
package io.promfleet.acceptance.collect;

import org.jspecify.annotations.NullMarked;
