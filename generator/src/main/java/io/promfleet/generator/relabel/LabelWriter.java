package io.promfleet.generator.relabel;

import io.promfleet.relabel.LabelSet;
import java.io.OutputStream;
import java.util.Optional;
import tools.jackson.core.JsonEncoding;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;

/** Writes label sets as JSON, one object a line, in Prometheus' order of names. Not thread-safe. */
public final class LabelWriter {
    private static final JsonFactory JSON = JsonFactory.builder()
            .rootValueSeparator("")
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build();

    private final JsonGenerator json;

    /**
     * A writer.
     *
     * @param out takes UTF-8; is not closed
     */
    public LabelWriter(OutputStream out) {
        json = JSON.createGenerator(ObjectWriteContext.empty(), out, JsonEncoding.UTF8);
    }

    /**
     * Writes a line.
     *
     * @param labels the labels; nothing is written as {@code null}
     */
    public void write(Optional<LabelSet> labels) {
        if (labels.isPresent()) {
            json.writeStartObject();
            labels.get().forEach(json::writeStringProperty);
            json.writeEndObject();
        } else {
            json.writeNull();
        }
        json.writeRaw('\n');
    }

    /** Hands on what was written so far. */
    public void flush() {
        json.flush();
    }
}
