/** Dashboards of Grafana for the hub. Each asks for series that the fleet delivers, and for no others. */
@NullMarked
package io.promfleet.generator.dashboard;

import org.jspecify.annotations.NullMarked;
