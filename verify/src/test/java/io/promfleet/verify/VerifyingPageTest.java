package io.promfleet.verify;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.promfleet.dsl.Definition;
import io.promfleet.model.Fleet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the page on verifying shows is what is printed, and its table has every word. */
class VerifyingPageTest {
    private static final Path ROOT = root();

    private static Path root() {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve("CONTRIBUTING.md"))) {
            folder = java.util.Objects.requireNonNull(folder.getParent());
        }
        return folder;
    }

    private static String page() throws IOException {
        return Files.readString(ROOT.resolve("docs/verifying.md"));
    }

    /** The hub of the example: a job was renamed and not rolled out, and a source is gone. */
    private static ScriptedHub hub() throws IOException {
        ScriptedHub hub = new ScriptedHub().window("4h");
        hub.up("hub", "ingress", 1, 5).up("production", "ingress", 2, 10).up("production", "shop", 3, 12);
        hub.series(
                "count by (cluster, __name__, git_version)",
                "cluster=hub,__name__=kubernetes_build_info,git_version=v1.34.1",
                "1");
        hub.series(
                "count by (cluster, __name__, git_version)",
                "cluster=production,__name__=kubernetes_build_info,git_version=v1.34.1",
                "1");
        hub.series("max by (cluster) ((prometheus_remote", "cluster=production", "0.4");
        hub.series("sum by (__name__, code)", "__name__=prometheus_http_requests_total,code=204", "7");
        hub.series(
                "max by (cluster, job) (max_over_time",
                "cluster=staging,job=app",
                Long.toString(ScriptedHub.NOW - 723));
        return hub;
    }

    private static Fleet fleet() {
        return Definition.of(new ShopFleet()).fleet().orElseThrow();
    }

    @Test
    void showsWhatIsPrinted() throws IOException {
        try (ScriptedHub hub = hub();
                Verifier verifier = new Verifier(fleet(), VerifySettings.of(hub.endpoint(), Access.ANONYMOUS))) {
            String printed = String.join("\n", VerificationText.of(verifier.look()))
                    .replace(hub.endpoint().toString(), "http://localhost:9090");
            assertThat(page()).contains("```text\n" + printed + "\n```\n");

            List<String> progress = new ArrayList<>();
            verifier.await(Duration.ofSeconds(2), progress::add);
            assertThat(page()).contains(progress.get(0).replaceAll("\\d+s left", "271s left") + "\n");
        }
    }

    @Test
    void writesTheSameForPrograms() throws IOException {
        try (ScriptedHub hub = hub();
                Verifier verifier = new Verifier(fleet(), VerifySettings.of(hub.endpoint(), Access.ANONYMOUS))) {
            String json = VerificationJson.of(verifier.look());
            String schema = Files.readString(
                    ROOT.resolve("verify/src/main/resources/io/promfleet/verify/verification.schema.json"));
            Schema described = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(schema, InputFormat.JSON);
            assertThat(described.validate(json, InputFormat.JSON)).isEmpty();
            assertThat(described.validate(json.replace("\"failed\" : 2", "\"failed\" : -2"), InputFormat.JSON))
                    .hasSize(1);
            assertThat(json)
                    .startsWith("{\n  \"version\" : 1,\n  \"fine\" : false,\n  \"hub\" : {\n    \"url\" : \""
                            + hub.endpoint()
                            + "\",\n    \"version\" : \"3.14.0\"\n  },\n  \"summary\" : {\n    \"failed\" : 2,\n"
                            + "    \"warnings\" : 0\n  },\n  \"lines\" : [\n")
                    .contains("""
                                {
                                  "cluster" : "production",
                                  "way" : "remote write",
                                  "jobsArriving" : 1,
                                  "jobsDeclared" : 2,
                                  "ageSeconds" : 10.0,
                                  "behindSeconds" : 0.4,
                                  "kubernetes" : "v1.34.1",
                                  "failed" : 1,
                                  "warnings" : 0
                                }""".indent(4).stripTrailing())
                    .contains("""
                                  "location" : {
                                    "class" : "io.promfleet.verify.ShopFleet",
                                    "file" : "ShopFleet.java",
                                    "line" : 20
                                  }""".indent(6).stripTrailing());
        }
    }

    @Test
    void explainsEveryWord() throws IOException {
        List<String> words = new ArrayList<>();
        Matcher rows = Pattern.compile("(?m)^\\| `([a-z]+)` \\|").matcher(page());
        while (rows.find()) {
            words.add(rows.group(1));
        }
        List<String> checks = new ArrayList<>();
        for (Check check : Check.values()) {
            checks.add(check.word());
        }
        assertThat(words).isEqualTo(checks);
        String schema = Files.readString(
                ROOT.resolve("verify/src/main/resources/io/promfleet/verify/verification.schema.json"));
        assertThat(schema.replaceAll("\\s+", " ")).contains("\"" + String.join("\", \"", checks) + "\"");
    }
}
