package io.promfleet.model;

/** The message of remote write; {@code protobuf_message} of Prometheus, {@code messageVersion} of the Operator. */
public enum ProtobufMessage {
    /** Remote write 1: {@code prometheus.WriteRequest}. */
    V1("prometheus.WriteRequest"),
    /** Remote write 2: {@code io.prometheus.write.v2.Request}, since Prometheus 2.54. */
    V2("io.prometheus.write.v2.Request");

    private final String fullName;

    ProtobufMessage(String fullName) {
        this.fullName = fullName;
    }

    /**
     * The full name of the message.
     *
     * @return for instance {@code prometheus.WriteRequest}
     */
    public String fullName() {
        return fullName;
    }
}
