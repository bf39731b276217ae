package io.promfleet.dsl;

import io.promfleet.finding.Location;
import io.promfleet.model.Metadata;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Sending of metric metadata; {@code metadata_config} of Prometheus. What is not said keeps Prometheus' default. */
public final class MetadataBuilder extends Declaration {
    private @Nullable Boolean send;
    private @Nullable Duration sendInterval;
    private @Nullable Long maxSamplesPerSend;

    MetadataBuilder(Declaration parent, Location declaredAt) {
        super(parent.recorder(), parent, "metadata", null, declaredAt);
    }

    /**
     * Whether metadata is sent; {@code send}.
     *
     * @param choice true unless said
     * @return this
     */
    public MetadataBuilder send(boolean choice) {
        send = once(send, choice, "send");
        return this;
    }

    /**
     * How often; {@code send_interval}.
     *
     * @param interval above zero; 1 minute unless said
     * @return this
     */
    public MetadataBuilder sendInterval(Duration interval) {
        sendInterval = once(sendInterval, positive(interval, "sendInterval"), "sendInterval");
        return this;
    }

    /**
     * Most entries in one request; {@code max_samples_per_send}.
     *
     * @param entries at least 1; 2000 unless said
     * @return this
     */
    public MetadataBuilder maxSamplesPerSend(long entries) {
        maxSamplesPerSend = once(maxSamplesPerSend, atLeastOne(entries, "maxSamplesPerSend"), "maxSamplesPerSend");
        return this;
    }

    Metadata build() {
        Metadata.Builder metadata = Metadata.builder().declaredAt(declaredAt());
        if (send != null) {
            metadata.send(send);
        }
        if (sendInterval != null) {
            metadata.sendInterval(sendInterval);
        }
        if (maxSamplesPerSend != null) {
            metadata.maxSamplesPerSend(maxSamplesPerSend);
        }
        return metadata.build();
    }
}
