/** That relabelling and expressions are what real servers make of them. */
@NullMarked
package io.promfleet.acceptance.relabel;

import org.jspecify.annotations.NullMarked;
