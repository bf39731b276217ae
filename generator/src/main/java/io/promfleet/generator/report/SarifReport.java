package io.promfleet.generator.report;

import io.promfleet.finding.CallSite;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Location;
import io.promfleet.finding.Severity;
import io.promfleet.generator.SuppressedFinding;
import io.promfleet.generator.manifest.JsonText;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** Findings as SARIF 2.1.0, with what code scanning needs to show each at its line and to know it again. */
final class SarifReport {
    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";
    private static final String BASE = "%SRCROOT%";

    private final SourceFiles files;
    private final String elsewhere;

    /**
     * A report.
     *
     * @param files where findings are
     * @param elsewhere the relative path of the file to show what has no place at; code scanning takes nothing without
     */
    SarifReport(SourceFiles files, String elsewhere) {
        this.files = files;
        this.elsewhere = elsewhere;
    }

    /**
     * The whole report. What is suppressed is a result too, so that code scanning closes its alert with the reason.
     *
     * @param reported what is reported
     * @param suppressed what is accepted
     */
    String text(List<Finding> reported, List<SuppressedFinding> suppressed) {
        IdentityHashMap<Finding, String> reasons = new IdentityHashMap<>();
        List<Finding> all = new ArrayList<>(reported);
        for (SuppressedFinding accepted : suppressed) {
            reasons.put(
                    accepted.finding(),
                    accepted.suppression().reason() + " (until "
                            + accepted.suppression().until() + ")");
            all.add(accepted.finding());
        }
        return JsonText.of(json -> write(ByPlace.sorted(all), reasons, json));
    }

    private void write(List<Finding> findings, IdentityHashMap<Finding, String> reasons, JsonGenerator json) {
        Map<String, Finding> rules = new TreeMap<>();
        findings.forEach(finding -> rules.putIfAbsent(finding.id(), finding));
        Map<String, Integer> ruleIndexes = new HashMap<>();
        rules.keySet().forEach(id -> ruleIndexes.put(id, ruleIndexes.size()));

        json.writeStartObject();
        json.writeStringProperty("$schema", SCHEMA);
        json.writeStringProperty("version", "2.1.0");
        json.writeArrayPropertyStart("runs");
        json.writeStartObject();
        json.writeObjectPropertyStart("tool");
        json.writeObjectPropertyStart("driver");
        json.writeStringProperty("name", "promfleet");
        json.writeStringProperty("informationUri", "https://promfleet.io/");
        json.writeArrayPropertyStart("rules");
        rules.forEach((id, first) -> rule(id, first, json));
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndObject();
        json.writeStringProperty("columnKind", "unicodeCodePoints");
        json.writeArrayPropertyStart("results");
        Map<String, Integer> seen = new HashMap<>();
        for (Finding finding : findings) {
            int ruleIndex = ruleIndexes.getOrDefault(finding.id(), -1);
            result(finding, ruleIndex, seen, reasons, json);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void rule(String id, Finding first, JsonGenerator json) {
        KnownCheck check = KnownCheck.all().getOrDefault(id, new KnownCheck(id, first.severity(), id, ""));
        json.writeStartObject();
        json.writeStringProperty("id", id);
        text("shortDescription", check.title(), json);
        text("fullDescription", check.title() + ".", json);
        text("help", first.hint().isEmpty() ? check.title() : first.hint(), json);
        KnownCheck.help(id).ifPresent(help -> json.writeStringProperty("helpUri", help));
        json.writeObjectPropertyStart("defaultConfiguration");
        json.writeStringProperty("level", level(check.severity()));
        json.writeEndObject();
        json.writeEndObject();
    }

    private void result(
            Finding finding,
            int ruleIndex,
            Map<String, Integer> seen,
            IdentityHashMap<Finding, String> reasons,
            JsonGenerator json) {
        json.writeStartObject();
        json.writeStringProperty("ruleId", finding.id());
        json.writeNumberProperty("ruleIndex", ruleIndex);
        json.writeStringProperty("level", level(finding.severity()));
        text("message", finding.hint().isEmpty() ? finding.message() : finding.message() + "\n" + finding.hint(), json);
        json.writeArrayPropertyStart("locations");
        json.writeStartObject();
        physical(finding.location(), json);
        logical(finding, json);
        json.writeEndObject();
        json.writeEndArray();
        related(finding.related(), json);
        if (!reasons.isEmpty()) {
            suppressions(reasons.get(finding), json);
        }
        String identity = identity(finding);
        int occurrence = seen.merge(identity, 1, Integer::sum);
        json.writeObjectPropertyStart("partialFingerprints");
        // The one that code scanning compares. Without the line, so that a moved line is no new alert.
        json.writeStringProperty("primaryLocationLineHash", identity + ":" + occurrence);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** An empty list says that a result is not suppressed; without one, a reader does not know. */
    private static void suppressions(@Nullable String reason, JsonGenerator json) {
        json.writeArrayPropertyStart("suppressions");
        if (reason != null) {
            json.writeStartObject();
            json.writeStringProperty("kind", "inSource");
            json.writeStringProperty("justification", reason);
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void related(List<Finding.Related> places, JsonGenerator json) {
        if (places.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("relatedLocations");
        int id = 0;
        for (Finding.Related related : places) {
            json.writeStartObject();
            json.writeNumberProperty("id", ++id);
            boolean known = files.relative(related.location()).isPresent();
            text(
                    "message",
                    known
                            ? related.note()
                            : related.note() + " " + related.location().describe(),
                    json);
            if (known) {
                physical(related.location(), json);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void physical(Location location, JsonGenerator json) {
        Optional<String> file = files.relative(location);
        json.writeObjectPropertyStart("physicalLocation");
        json.writeObjectPropertyStart("artifactLocation");
        json.writeStringProperty("uri", uri(file.orElse(elsewhere)));
        json.writeStringProperty("uriBaseId", BASE);
        json.writeEndObject();
        json.writeObjectPropertyStart("region");
        json.writeNumberProperty("startLine", file.isPresent() ? ByPlace.line(location) : 1);
        if (file.isPresent() && ByPlace.column(location) > 0) {
            json.writeNumberProperty("startColumn", ByPlace.column(location));
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void logical(Finding finding, JsonGenerator json) {
        String name = finding.location() instanceof CallSite site ? site.describe() : "";
        if (finding.path().isEmpty() && name.isEmpty()) {
            return;
        }
        json.writeArrayPropertyStart("logicalLocations");
        json.writeStartObject();
        if (!finding.path().isEmpty()) {
            json.writeStringProperty("name", finding.path());
        }
        if (!name.isEmpty()) {
            json.writeStringProperty("fullyQualifiedName", name);
        }
        json.writeEndObject();
        json.writeEndArray();
    }

    /** What makes two findings of two runs the same one. */
    private String identity(Finding finding) {
        String said = finding.id() + "\n" + finding.path() + "\n"
                + files.relative(finding.location()).orElse(ByPlace.file(finding.location())) + "\n"
                + finding.message();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(said.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }

    private static void text(String name, String text, JsonGenerator json) {
        json.writeObjectPropertyStart(name);
        json.writeStringProperty("text", text);
        json.writeEndObject();
    }

    private static String uri(String path) {
        try {
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e); // every path has a form in which it is part of a URI
        }
    }

    private static String level(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }
}
