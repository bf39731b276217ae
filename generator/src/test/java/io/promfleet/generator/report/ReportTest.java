package io.promfleet.generator.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.promfleet.finding.CallSite;
import io.promfleet.finding.FilePosition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.finding.UnknownLocation;
import io.promfleet.generator.SuppressedFinding;
import io.promfleet.model.Suppression;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {
    private static final CallSite SITE = new CallSite("acme.AcmeFleet", "AcmeFleet.java", 3);
    private static final Finding DUPLICATE = new Finding(
            "PF316",
            Severity.ERROR,
            "source(production) > remoteWrite(hub)",
            SITE,
            "The cluster already has a remote write named `hub`.",
            "Give each remote write its own name.",
            List.of(new Finding.Related("first declared here", new CallSite("acme.AcmeFleet", "AcmeFleet.java", 2))));
    private static final Finding IN_FILE = new Finding(
            "PF330",
            Severity.WARNING,
            "",
            new FilePosition("conf/a b,c.yaml", 2, 6),
            "100% of `x`\nis wrong: no.",
            "",
            List.of());
    private static final Finding NOWHERE = new Finding(
            "PF001", Severity.ERROR, "", UnknownLocation.UNKNOWN, "The fleet has no hub.", "Add.", List.of());
    private static final Finding FOREIGN = new Finding(
            "ACME7",
            Severity.INFO,
            "source(production)",
            new CallSite("gone.Jobs", "Jobs.java", 9),
            "No team.",
            "Add a team.",
            List.of(new Finding.Related("declared here", new CallSite("gone.Jobs", "Jobs.java", 1))));
    private static final List<Finding> ALL = List.of(FOREIGN, IN_FILE, DUPLICATE, NOWHERE);

    @TempDir
    private Path folder;

    private Report report;

    @BeforeEach
    void sources() throws IOException {
        Files.createDirectory(folder.resolve(".git"));
        Path root = Files.createDirectories(folder.resolve("platform/src/main/java"));
        Files.createDirectory(root.resolve("acme"));
        Files.writeString(
                root.resolve("acme/AcmeFleet.java"),
                "class AcmeFleet {\n    source.remoteWrite(\"hub\", w -> {});\n\tsource.remoteWrite(\"hub\", w -> {});  \n}\n");
        Files.createDirectories(folder.resolve("platform/conf"));
        Files.writeString(folder.resolve("platform/conf/a b,c.yaml"), "a:\n  b: x\n");
        report = new Report(
                new SourceFiles(List.of(folder.resolve("missing"), root), folder.resolve("platform")), "tree");
    }

    @Test
    void showsFindingsFileByFileWithTheirLines() {
        assertThat(report.text(ALL, ReportFormat.TEXT)).isEqualTo("""
                ERROR PF001
                  The fleet has no hub.
                  Hint: Add.
                acme.AcmeFleet:
                ERROR PF316   source(production) > remoteWrite(hub)
                  The cluster already has a remote write named `hub`.
                    at acme.AcmeFleet(AcmeFleet.java:3)
                      | source.remoteWrite("hub", w -> {});
                    first declared here acme.AcmeFleet(AcmeFleet.java:2)
                  Hint: Give each remote write its own name.
                conf/a b,c.yaml:
                WARNING PF330
                  100% of `x`
                  is wrong: no.
                    at conf/a b,c.yaml:2:6
                      |   b: x
                      |      ^
                gone.Jobs:
                INFO ACME7   source(production)
                  No team.
                    at gone.Jobs(Jobs.java:9)
                    declared here gone.Jobs(Jobs.java:1)
                  Hint: Add a team.
                2 errors, 1 warning, 1 note
                """);
    }

    @Test
    void showsNoHeadingForOneFileAndNothingForNothing() {
        assertThat(report.text(List.of(DUPLICATE), ReportFormat.TEXT)).startsWith("ERROR PF316");
        assertThat(report.text(List.of(), ReportFormat.TEXT)).isEmpty();
    }

    @Test
    void annotatesWorkflows() {
        assertThat(report.text(ALL, ReportFormat.GITHUB)).isEqualTo("""
                ::error title=PF001::The fleet has no hub.%0AHint: Add.
                ::error file=platform/src/main/java/acme/AcmeFleet.java,line=3,title=PF316 source(production) > remoteWrite(hub)::\
                The cluster already has a remote write named `hub`.%0Afirst declared here acme.AcmeFleet(AcmeFleet.java:2)%0AHint: \
                Give each remote write its own name.
                ::warning file=platform/conf/a b%2Cc.yaml,line=2,col=6,title=PF330::100%25 of `x`%0Ais wrong: no.
                ::notice title=ACME7 source(production)::No team.%0Aat gone.Jobs(Jobs.java:9)%0Adeclared here gone.Jobs(Jobs.java:1)\
                %0AHint: Add a team.
                """);
    }

    @Test
    void writesTheDocumentOfItsSchema() throws IOException {
        String text = report.text(ALL, ReportFormat.JSON);

        assertThat(errors("findings.schema.json", SpecificationVersion.DRAFT_2020_12, text))
                .isEmpty();
        assertThat(text).startsWith("""
                {
                  "version" : 1,
                  "summary" : {
                    "errors" : 2,
                    "warnings" : 1,
                    "notes" : 1,
                    "suppressed" : 0
                  },
                  "findings" : [
                    {
                      "id" : "PF001",
                      "severity" : "error",
                      "path" : "",
                      "message" : "The fleet has no hub.",
                      "hint" : "Add.",
                      "help" : "https://promfleet.io/checks/PF001",
                      "related" : [ ]
                    },
                    {
                      "id" : "PF316",
                      "severity" : "error",
                      "path" : "source(production) > remoteWrite(hub)",
                      "message" : "The cluster already has a remote write named `hub`.",
                      "hint" : "Give each remote write its own name.",
                      "help" : "https://promfleet.io/checks/PF316",
                      "location" : {
                        "file" : "platform/src/main/java/acme/AcmeFleet.java",
                        "class" : "acme.AcmeFleet",
                        "line" : 3
                      },
                      "related" : [
                        {
                          "note" : "first declared here",
                          "location" : {
                            "file" : "platform/src/main/java/acme/AcmeFleet.java",
                            "class" : "acme.AcmeFleet",
                            "line" : 2
                          }
                        }
                      ]
                    },
                """);
        assertThat(report.text(List.of(), ReportFormat.JSON)).contains("\"findings\" : [ ]");
    }

    @Test
    void namesNoPageOfAUsersOwnCheck() throws IOException {
        String json = report.text(List.of(FOREIGN), ReportFormat.JSON);
        String sarif = report.text(List.of(FOREIGN), ReportFormat.SARIF);

        assertThat(json).contains("\"id\" : \"ACME7\"").doesNotContain("promfleet.io/checks");
        assertThat(sarif).contains("\"id\" : \"ACME7\"").doesNotContain("helpUri");
        assertThat(errors("findings.schema.json", SpecificationVersion.DRAFT_2020_12, json))
                .isEmpty();
    }

    @Test
    void writesWhatIsAccepted() throws IOException {
        Suppression suppression = Suppression.builder()
                .id("PF330")
                .path("")
                .reason("known")
                .until(LocalDate.of(2027, 3, 1))
                .declaredAt(SITE)
                .build();
        String text = report.text(List.of(), List.of(new SuppressedFinding(IN_FILE, suppression)), ReportFormat.JSON);

        assertThat(errors("findings.schema.json", SpecificationVersion.DRAFT_2020_12, text))
                .isEmpty();
        assertThat(text)
                .contains("\"suppressed\" : 1")
                .contains("\"id\" : \"PF330\"", "\"reason\" : \"known\"", "\"until\" : \"2027-03-01\"");
    }

    @Test
    void saysInSarifWhatIsSuppressedAndWhy() throws IOException {
        Suppression suppression = Suppression.builder()
                .id("PF330")
                .path("")
                .reason("known")
                .until(LocalDate.of(2027, 3, 1))
                .declaredAt(SITE)
                .build();
        String text = report.text(
                List.of(DUPLICATE), List.of(new SuppressedFinding(IN_FILE, suppression)), ReportFormat.SARIF);

        assertThat(errors("/sarif/sarif-schema-2.1.0.json", SpecificationVersion.DRAFT_4, text))
                .isEmpty();
        for (JsonNode result : JsonMapper.shared().readTree(text).at("/runs/0/results")) {
            boolean suppressed = result.at("/ruleId").asString().equals("PF330");
            assertThat(result.at("/suppressions").toString())
                    .isEqualTo(
                            suppressed
                                    ? "[{\"kind\":\"inSource\",\"justification\":\"known (until 2027-03-01)\"}]"
                                    : "[]");
        }
        assertThat(sarif(List.of(DUPLICATE))
                        .at("/runs/0/results/0/suppressions")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void countsWhatIsSuppressedInText() {
        Suppression suppression = Suppression.builder()
                .id("PF330")
                .path("")
                .reason("known")
                .until(LocalDate.of(2027, 3, 1))
                .declaredAt(SITE)
                .build();
        List<SuppressedFinding> accepted = List.of(new SuppressedFinding(IN_FILE, suppression));

        assertThat(report.text(List.of(DUPLICATE), accepted, ReportFormat.TEXT)).endsWith("\n1 error, 1 suppressed\n");
        assertThat(report.text(List.of(), accepted, ReportFormat.TEXT)).isEqualTo("1 suppressed\n");
    }

    @Test
    void refusesWhatTheSchemaOfTheDocumentDoesNotSay() throws IOException {
        String text = report.text(ALL, ReportFormat.JSON);
        assertThat(errors(
                        "findings.schema.json",
                        SpecificationVersion.DRAFT_2020_12,
                        text.replace("\"note\"", "\"nota\"")))
                .isNotEmpty();
    }

    @Test
    void writesSarifThatTheOfficialSchemaAccepts() throws IOException {
        for (List<Finding> findings : List.of(ALL, List.<Finding>of())) {
            String text = report.text(findings, ReportFormat.SARIF);
            assertThat(errors("/sarif/sarif-schema-2.1.0.json", SpecificationVersion.DRAFT_4, text))
                    .isEmpty();
        }
        assertThat(errors(
                        "/sarif/sarif-schema-2.1.0.json",
                        SpecificationVersion.DRAFT_4,
                        report.text(ALL, ReportFormat.SARIF).replace("\"startLine\" : 3", "\"startLine\" : 0")))
                .isNotEmpty();
    }

    @Test
    void givesCodeScanningWhatItAsksFor() {
        JsonNode run = sarif(ALL).at("/runs/0");

        JsonNode rules = run.at("/tool/driver/rules");
        assertThat(rules.valueStream().map(rule -> rule.at("/id").asString()))
                .containsExactly("ACME7", "PF001", "PF316", "PF330");
        assertThat(rules.at("/2/shortDescription/text").asString())
                .isEqualTo("Two remote writes of a cluster with one name");
        assertThat(rules.at("/2/helpUri").asString()).isEqualTo("https://promfleet.io/checks/PF316");
        for (JsonNode result : run.at("/results")) {
            assertThat(rules.at("/" + result.at("/ruleIndex").asInt() + "/id")).isEqualTo(result.at("/ruleId"));
            assertThat(result.at("/locations/0/physicalLocation/artifactLocation/uri")
                            .asString())
                    .matches("[^/:][^:]*");
            assertThat(result.at("/locations/0/physicalLocation/region/startLine")
                            .asInt())
                    .isPositive();
            assertThat(result.at("/partialFingerprints/primaryLocationLineHash").asString())
                    .matches("[0-9a-f]{16}:1");
        }
        assertThat(run.at("/results/0/locations/0/physicalLocation/artifactLocation/uri")
                        .asString())
                .isEqualTo("tree");
        assertThat(run.at("/results/2/locations/0/physicalLocation/artifactLocation/uri")
                        .asString())
                .isEqualTo("platform/conf/a%20b,c.yaml");
        assertThat(run.at("/results/2/locations/0/physicalLocation/region/startColumn")
                        .asInt())
                .isEqualTo(6);
        assertThat(run.at("/results/1/relatedLocations/0/physicalLocation/region/startLine")
                        .asInt())
                .isEqualTo(2);
    }

    @Test
    void knowsAFindingAgainWhenItsLineMovesAndTellsTwoApart() {
        Finding moved = new Finding(
                DUPLICATE.id(),
                DUPLICATE.severity(),
                DUPLICATE.path(),
                new CallSite("acme.AcmeFleet", "AcmeFleet.java", 4),
                DUPLICATE.message(),
                DUPLICATE.hint(),
                List.of());
        String one = fingerprint(sarif(List.of(DUPLICATE)), 0);

        assertThat(fingerprint(sarif(List.of(moved)), 0)).isEqualTo(one);
        assertThat(fingerprint(sarif(List.of(moved, DUPLICATE)), 1)).isEqualTo(one.replace(":1", ":2"));
        assertThat(fingerprint(sarif(List.of(FOREIGN)), 0)).isNotEqualTo(one);
    }

    @Test
    void showsNoLineThatMayHoldASecret() throws IOException {
        Path file = folder.resolve("platform/src/main/java/acme/AcmeFleet.java");
        Files.writeString(file, "\n\nremoteWrite.url(\"https://user:hunter2@example.com\");\n");
        assertThat(report.text(List.of(DUPLICATE), ReportFormat.TEXT)).doesNotContain("hunter2");
        Files.writeString(file, "\n\nremoteWrite.httpHeader(\"X-Scope\", \"hunter2\");\n");
        Finding literal = new Finding("PF303", Severity.ERROR, "", SITE, "A credential.", "Refer.", List.of());
        SourceFiles fresh = new SourceFiles(List.of(folder.resolve("platform/src/main/java")), folder);
        assertThat(new Report(fresh, "").text(List.of(literal), ReportFormat.TEXT))
                .doesNotContain("hunter2");
        assertThat(new Report(fresh, "").text(List.of(DUPLICATE), ReportFormat.TEXT))
                .contains("hunter2");
    }

    @Test
    void looksForSourcesWhereBuildsKeepThem() {
        List<Path> roots = SourceFiles.besideClassPath(List.of(
                folder.resolve("m/target/classes"), folder.resolve("g/build/libs/g.jar"), folder.resolve("plain")));
        assertThat(roots)
                .contains(
                        folder.resolve("m/src/main/java"),
                        folder.resolve("g/src/main/kotlin"),
                        folder.resolve("g/src"),
                        folder.resolve("plain"))
                .doesNotContain(folder.resolve("g/build/libs/g.jar"));
    }

    private JsonNode sarif(List<Finding> findings) {
        return JsonMapper.shared().readTree(report.text(findings, ReportFormat.SARIF));
    }

    private static String fingerprint(JsonNode sarif, int result) {
        return sarif.at("/runs/0/results/" + result + "/partialFingerprints/primaryLocationLineHash")
                .asString();
    }

    private static List<Error> errors(String resource, SpecificationVersion version, String text) throws IOException {
        try (InputStream in = Objects.requireNonNull(Report.class.getResourceAsStream(resource))) {
            Schema schema = SchemaRegistry.withDefaultDialect(version)
                    .getSchema(new String(in.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
            return schema.validate(text, InputFormat.JSON);
        }
    }
}
