package io.promfleet.generator.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.model.PrometheusVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a validation of a folder counts. */
class ValidationRunTest {
    private static final String CONFIG_MAP = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";
    private static final String WORKLOAD = "apiVersion: apps/v1\nkind: StatefulSet\nmetadata: {name: a}\n";

    @TempDir
    private Path folder;

    /** A patch of kustomize has the kind of what it changes, and says no more than what it changes. */
    @Test
    void takesAPatchOfADeployment() throws IOException {
        write("patch.yaml", "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: a}\nspec: {replicas: 3}\n");
        ValidationRun run = new ValidationRun(PrometheusVersion.NEWEST, null);
        run.add(folder, "folder");
        assertThat(run.findings()).isEmpty();
    }

    private String summary() {
        ValidationRun run = new ValidationRun(PrometheusVersion.NEWEST, null);
        run.add(folder, "folder");
        assertThat(run.findings()).noneMatch(finding -> finding.id().equals("PF050"));
        return run.summary();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    @Test
    void saysNothingOfWhatIsNotThere() throws IOException {
        write("a.yaml", CONFIG_MAP);
        assertThat(summary()).isEqualTo("1 file is valid");

        write("b.yaml", CONFIG_MAP);
        assertThat(summary()).isEqualTo("2 files are valid");
    }

    @Test
    void countsDocumentsOfKindsThatItDoesNotKnow() throws IOException {
        write("a.yaml", CONFIG_MAP + "---\n" + WORKLOAD);
        assertThat(summary()).isEqualTo("1 file is valid; 1 document was left alone");

        write("b.yaml", WORKLOAD);
        assertThat(summary()).isEqualTo("2 files are valid; 2 documents were left alone");
    }

    @Test
    void countsDocumentsThatAreEncrypted() throws IOException {
        write("a.yaml", CONFIG_MAP + "sops: {version: 3.9.0}\n");

        assertThat(summary()).isEqualTo("1 file is valid; 1 document was left alone");
    }

    @Test
    void countsFilesThatHoldSomethingElse() throws IOException {
        write("a.yaml", CONFIG_MAP);
        write("pipeline.yaml", "stages: [build]\n");
        assertThat(summary()).isEqualTo("1 file is valid; 1 file was left alone");

        write("b.yaml", WORKLOAD + "---\n" + WORKLOAD.replace("{name: a}", "{name: b}"));
        assertThat(summary()).isEqualTo("2 files are valid; 1 file and 2 documents were left alone");
    }

    @Test
    void countsFilesThatOnlyAServerReads() throws IOException {
        write("a.yaml", """
                rule_files: [/rules/*.yml]
                scrape_configs:
                - job_name: a
                  tls_config: {ca_file: ca.pem}
                  basic_auth: {username: a, password_file: password}
                """);
        assertThat(summary()).isEqualTo("1 file is valid; 2 files named there were not followed");

        write("a.yaml", "remote_write: [{url: \"https://hub/\", authorization: {credentials_file: token}}]\n");
        assertThat(summary()).isEqualTo("1 file is valid; 1 file named there was not followed");
    }
}
