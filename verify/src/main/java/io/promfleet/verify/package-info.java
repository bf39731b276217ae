/**
 * A running fleet, held against what its definition says: the hub is asked through its HTTP API, and sources where their addresses are
 * given. Only asks; nothing is changed anywhere.
 */
@NullMarked
package io.promfleet.verify;

import org.jspecify.annotations.NullMarked;
