package io.promfleet.generator.report;

import io.promfleet.finding.CallSite;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.SuppressedFinding;
import io.promfleet.generator.manifest.JsonText;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/** Findings for programs, as {@code findings.schema.json} describes them. */
final class JsonReport {
    private static final int VERSION = 1;

    private final SourceFiles files;

    JsonReport(SourceFiles files) {
        this.files = files;
    }

    String text(List<Finding> findings, List<SuppressedFinding> suppressed) {
        return JsonText.of(json -> write(findings, suppressed, json));
    }

    private void write(List<Finding> findings, List<SuppressedFinding> suppressed, JsonGenerator json) {
        json.writeStartObject();
        json.writeNumberProperty("version", VERSION);
        Counts counts = Counts.of(findings);
        json.writeObjectPropertyStart("summary");
        json.writeNumberProperty("errors", counts.errors());
        json.writeNumberProperty("warnings", counts.warnings());
        json.writeNumberProperty("notes", counts.notes());
        json.writeNumberProperty("suppressed", suppressed.size());
        json.writeEndObject();
        json.writeArrayPropertyStart("findings");
        for (Finding finding : ByPlace.sorted(findings)) {
            json.writeStartObject();
            finding(finding, json);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("suppressed");
        for (SuppressedFinding accepted : suppressed) {
            json.writeStartObject();
            finding(accepted.finding(), json);
            json.writeStringProperty("reason", accepted.suppression().reason());
            json.writeStringProperty("until", accepted.suppression().until().toString());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void finding(Finding finding, JsonGenerator json) {
        json.writeStringProperty("id", finding.id());
        json.writeStringProperty("severity", severity(finding.severity()));
        json.writeStringProperty("path", finding.path());
        json.writeStringProperty("message", finding.message());
        json.writeStringProperty("hint", finding.hint());
        KnownCheck.help(finding.id()).ifPresent(help -> json.writeStringProperty("help", help));
        location(finding.location(), json);
        json.writeArrayPropertyStart("related");
        for (Finding.Related related : finding.related()) {
            json.writeStartObject();
            json.writeStringProperty("note", related.note());
            location(related.location(), json);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void location(Location location, JsonGenerator json) {
        if (location == UnknownLocation.UNKNOWN) {
            return;
        }
        json.writeObjectPropertyStart("location");
        files.relative(location).ifPresent(file -> json.writeStringProperty("file", file));
        if (location instanceof CallSite site) {
            json.writeStringProperty("class", site.className());
        }
        json.writeNumberProperty("line", ByPlace.line(location));
        if (ByPlace.column(location) > 0) {
            json.writeNumberProperty("column", ByPlace.column(location));
        }
        json.writeEndObject();
    }

    private static String severity(Severity severity) {
        return severity == Severity.INFO ? "note" : severity.name().toLowerCase(Locale.ROOT);
    }
}
