package io.promfleet.generator.relabel;

import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.relabel.LabelSet;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** Label sets that come as JSON, one object of texts a line. Holds one line at a time. Not thread-safe. */
public final class LabelLines {
    /** The longest line that is read: 16 MiB, far more than the labels of any target. */
    public static final int LONGEST = 16 * 1024 * 1024;

    private static final String ID = "PF058";
    private static final String HINT = "Write one object of labels a line, such as `{\"job\":\"node\"}`.";
    private static final int CHUNK = 1 << 16;
    private static final JsonFactory JSON = new JsonFactory();

    private final String name;
    private final InputStream in;
    private final Findings findings;
    private final Map<String, String> labels = new HashMap<>();
    private byte[] buffer = new byte[CHUNK];
    private int start;
    private int scanned;
    private int filled;
    private int line;
    private boolean ended;

    /**
     * The lines of a stream.
     *
     * @param name what findings call it
     * @param in the stream, in UTF-8
     * @param findings takes the first line that is no object of texts
     */
    public LabelLines(String name, InputStream in, Findings findings) {
        this.name = name;
        this.in = in;
        this.findings = findings;
    }

    /**
     * Whether the next line is here already, so that asking for it does not wait.
     *
     * @return true if it was read from the stream
     */
    public boolean isBuffered() {
        return lineEnd() >= 0;
    }

    /**
     * The next labels.
     *
     * @return the labels of the next line; nothing at the end, and at a line that is a finding, behind which nothing is
     *     read
     * @throws IOException if the stream cannot be read
     */
    public Optional<LabelSet> next() throws IOException {
        int end = lineEnd();
        while (end < 0 && fill()) {
            end = lineEnd();
        }
        if (end < 0 && filled == start) {
            return Optional.empty();
        }
        line++;
        if (end < 0 && !ended) {
            return refuse(1, "The line is longer than `" + (LONGEST >> 20) + "` MiB.");
        }
        int from = start;
        int to = end < 0 ? filled : end;
        start = end < 0 ? filled : end + 1;
        scanned = start;
        return parse(from, to - from);
    }

    private int lineEnd() {
        while (scanned < filled) {
            if (buffer[scanned] == '\n') {
                return scanned;
            }
            scanned++;
        }
        return -1;
    }

    /** Reads on; false at the end, or if the line gets too long. */
    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        System.arraycopy(buffer, start, buffer, 0, filled - start);
        filled -= start;
        scanned -= start;
        start = 0;
        if (filled == buffer.length) {
            if (filled >= LONGEST) {
                return false;
            }
            buffer = Arrays.copyOf(buffer, filled * 2);
        }
        int count = in.read(buffer, filled, buffer.length - filled);
        ended = count < 0;
        filled += Math.max(count, 0);
        return !ended;
    }

    private Optional<LabelSet> parse(int from, int length) {
        try (JsonParser json = JSON.createParser(ObjectReadContext.empty(), buffer, from, length)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return refuse(1, "The line is no JSON object.");
            }
            labels.clear();
            for (String label = json.nextName(); label != null; label = json.nextName()) {
                JsonToken value = json.nextToken();
                if (value != JsonToken.VALUE_STRING) {
                    return refuse(json, "The label `" + label + "` is no text.");
                }
                if (label.isEmpty()) {
                    return refuse(json, "A label has no name.");
                }
                if (labels.put(label, json.getString()) != null) {
                    return refuse(json, "The label `" + label + "` is there twice.");
                }
            }
            if (json.nextToken() != null) {
                return refuse(json, "Something stands behind the object.");
            }
            return Optional.of(LabelSet.of(labels));
        } catch (JacksonException e) {
            TokenStreamLocation place = e.getLocation();
            return refuse(place == null ? 1 : place.getColumnNr(), "The line is no JSON.");
        }
    }

    private Optional<LabelSet> refuse(JsonParser json, String message) {
        return refuse(json.currentTokenLocation().getColumnNr(), message);
    }

    private Optional<LabelSet> refuse(int column, String message) {
        FilePosition place = new FilePosition(name, line, Math.max(column, 1));
        findings.add(new Finding(ID, Severity.ERROR, "", place, message, HINT, List.of()));
        ended = true;
        start = filled;
        scanned = filled;
        return Optional.empty();
    }
}
