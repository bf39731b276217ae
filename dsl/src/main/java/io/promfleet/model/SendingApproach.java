package io.promfleet.model;

/** Something in the source scrapes it, and sends what it finds by remote write. */
public sealed interface SendingApproach extends Approach permits Collector, SendingPrometheus {}
