package io.promfleet.verify;

import io.promfleet.finding.CallSite;
import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Location;
import io.promfleet.generator.manifest.JsonText;
import io.promfleet.verify.Line.Level;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** What was seen, for programs: the document that {@code verification.schema.json} describes. */
public final class VerificationJson {
    private static final int VERSION = 1;

    private VerificationJson() {}

    /**
     * The document.
     *
     * @param seen what was seen
     * @return its text
     */
    public static String of(Verification seen) {
        return JsonText.of(json -> write(seen, json));
    }

    private static void write(Verification seen, JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("version", VERSION);
        json.writeBooleanProperty("fine", seen.isFine());
        json.writeObjectPropertyStart("hub");
        json.writeStringProperty("url", seen.hub());
        json.writeStringProperty("version", seen.version());
        json.writeEndObject();
        json.writeObjectPropertyStart("summary");
        json.writeNumberProperty("failed", seen.count(Level.FAILED));
        json.writeNumberProperty("warnings", seen.count(Level.WARNING));
        json.writeEndObject();
        json.writeArrayPropertyStart("lines");
        seen.lines().forEach(line -> line(line, json));
        json.writeEndArray();
        json.writeArrayPropertyStart("clusters");
        seen.rows().forEach(row -> cluster(row, json));
        json.writeEndArray();
        json.writeArrayPropertyStart("senders");
        seen.senders().forEach(row -> sender(row, json));
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void line(Line line, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("level", line.level().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("check", line.check().word());
        json.writeStringProperty("path", line.path());
        json.writeStringProperty("cluster", line.cluster());
        json.writeStringProperty("message", line.message());
        json.writeStringProperty("cause", line.cause());
        json.writeStringProperty("next", line.next());
        if (line.declaredAt().isPresent()) {
            location(line.declaredAt().get(), json);
        }
        json.writeEndObject();
    }

    private static void location(Location location, JsonGenerator json) {
        if (location instanceof CallSite site) {
            json.writeObjectPropertyStart("location");
            json.writeStringProperty("class", site.className());
            json.writeStringProperty("file", site.fileName());
            json.writeNumberProperty("line", site.line());
            json.writeEndObject();
        } else if (location instanceof FilePosition place) {
            json.writeObjectPropertyStart("location");
            json.writeStringProperty("file", place.file());
            json.writeNumberProperty("line", place.line());
            json.writeEndObject();
        }
    }

    private static void cluster(Row row, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("cluster", row.cluster());
        json.writeStringProperty("way", row.way());
        json.writeNumberProperty("jobsArriving", row.arriving());
        json.writeNumberProperty("jobsDeclared", row.declared());
        number("ageSeconds", row.age(), json);
        number("behindSeconds", row.behind(), json);
        if (row.flux() >= 0) {
            json.writeNumberProperty("fluxObjects", row.flux());
        }
        json.writeStringProperty("kubernetes", row.kubernetes());
        json.writeNumberProperty("failed", row.failed());
        json.writeNumberProperty("warnings", row.warnings());
        json.writeEndObject();
    }

    private static void sender(SenderRow row, JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("cluster", row.cluster());
        json.writeStringProperty("target", row.target());
        json.writeStringProperty("version", row.version());
        number("pendingSamples", row.pending(), json);
        number("failedPerSecond", row.failed(), json);
        number("droppedPerSecond", row.dropped(), json);
        number("retriedPerSecond", row.retried(), json);
        number("shards", row.shards(), json);
        number("shardsMax", row.shardsMax(), json);
        number("behindSeconds", row.behind(), json);
        if (row.segments() >= 0) {
            json.writeNumberProperty("segmentsToRead", row.segments());
        }
        json.writeEndObject();
    }

    /** What is not known is not there. */
    private static void number(String name, double value, JsonGenerator json) {
        if (Double.isFinite(value)) {
            json.writeNumberProperty(name, Math.round(value * 1000) / 1000.0);
        }
    }
}
