package io.promfleet.model;

/**
 * The largest request that a receiver takes. What is larger is answered with 4xx, and the sender drops it.
 *
 * @param size the most bytes
 * @param unpacked whether they are counted after unpacking; otherwise as they come over the network
 */
public record BodyLimit(ByteSize size, boolean unpacked) {}
