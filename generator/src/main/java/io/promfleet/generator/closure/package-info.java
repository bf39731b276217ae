/** What becomes of series between the place where they are scraped and the hub, as far as that is known before they exist. */
@NullMarked
package io.promfleet.generator.closure;

import org.jspecify.annotations.NullMarked;
