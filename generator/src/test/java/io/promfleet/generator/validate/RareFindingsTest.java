package io.promfleet.generator.validate;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Findings;
import io.promfleet.model.PrometheusVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Findings in files that no other test is about. */
class RareFindingsTest {
    @TempDir
    private Path folder;

    private List<String> found(byte[] content, @Nullable FileKind kind) throws IOException {
        Path file = Files.write(folder.resolve("file.yml"), content);
        Findings findings = new Findings();
        FileValidator validator = new FileValidator(PrometheusVersion.NEWEST, findings);
        boolean known = validator.validate(file, "file.yml", kind);
        validator.finish();
        if (!known) {
            FileValidator.unknown("file.yml", findings);
        }
        return findings.sorted().stream()
                .map(finding -> finding.location().describe() + " " + finding.id() + " " + finding.message())
                .toList();
    }

    private List<String> found(String content) throws IOException {
        return found(content.getBytes(StandardCharsets.UTF_8), FileKind.PROMETHEUS);
    }

    @Test
    void aByteThatBeginsNoCharacterIsNamed() throws IOException {
        assertThat(found(new byte[] {'a', ':', '\n', (byte) 0xff}, FileKind.PROMETHEUS))
                .containsExactly("file.yml:2:1 PF051 The byte `0xFF` begins no character of UTF-8.");
    }

    @Test
    void aFileThatSaysNothingAboutItselfAsksForItsKind() throws IOException {
        assertThat(found("own: 1\n".getBytes(StandardCharsets.UTF_8), null))
                .containsExactly("file.yml:1:1 PF057 Nothing tells what this file holds.");
    }

    @Test
    void valuesThatSayNothingButGlobalOnesAreKnownByWhatPrometheusDoesNotHaveThere() throws IOException {
        assertThat(found("global:\n  rbac:\n    create: false\n".getBytes(StandardCharsets.UTF_8), null))
                .singleElement()
                .asString()
                .startsWith("file.yml:3:5 PF506 ");
        assertThat(found("global:\n  scrape_interval: 1m\n".getBytes(StandardCharsets.UTF_8), null))
                .isEmpty();
    }

    @Test
    void aFractionWherePrometheusCountsIsAWarning() throws IOException {
        assertThat(found("scrape_configs:\n- job_name: a\n  sample_limit: 1.7\n"))
                .singleElement()
                .asString()
                .startsWith("file.yml:3:17 PF056 ");
    }

    @Test
    void anEmptyListOfProtocolsIsRefusedOnce() throws IOException {
        assertThat(found("scrape_configs:\n- job_name: a\n  scrape_protocols: []\n"))
                .singleElement()
                .asString()
                .startsWith("file.yml:3:21 PF301 ");
    }

    @Test
    void aProtocolTwiceIsRefusedOnce() throws IOException {
        assertThat(found("global:\n  scrape_protocols: [PrometheusProto, PrometheusText0.0.4, PrometheusProto]\n"))
                .containsExactly("file.yml:2:60 PF301 `global.scrape_protocols[2]` stands twice in its list.");
    }

    @Test
    void aCertificateWithoutAnyKeyIsRefusedOnce() throws IOException {
        assertThat(found("scrape_configs:\n- job_name: a\n  tls_config:\n    cert_file: /etc/tls.crt\n"))
                .containsExactly(
                        "file.yml:4:16 PF334 `scrape_configs[0].tls_config.cert_file` needs one of `key`, `key_file`,"
                                + " `key_ref` beside it.");
    }

    @Test
    void aCertificateInAFileWithAKeyInTheTextIsRefusedAsPromtoolDoes() throws IOException {
        assertThat(found("scrape_configs:\n- job_name: a\n  tls_config:\n    cert_file: /etc/tls.crt\n    key: text\n"))
                .contains("file.yml:4:16 PF334 `scrape_configs[0].tls_config.cert_file` needs `key_file` beside it.");
    }
}
