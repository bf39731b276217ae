package io.promfleet.generator.read;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.finding.Severity;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.read.Oddities.Oddity;
import io.promfleet.generator.verdict.ConfigVerdict;
import io.promfleet.model.PrometheusVersion;
import io.promfleet.schemas.SchemaCatalogue;
import io.promfleet.testing.ExternalProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is odd about YAML means here what it means to Prometheus, and the table of it is what Prometheus says. */
class YamlOdditiesTest {
    private static final Pattern SUCCESS = Pattern.compile("SUCCESS: .*?([0-9]+\\.yml) is valid");

    @Test
    void readsWhatPrometheusReads() {
        List<Oddity> cases = Oddities.all();
        assertThat(cases).hasSizeGreaterThan(500);
        List<String> different = new ArrayList<>();
        for (Oddity oddity : cases) {
            for (PrometheusVersion version : List.of(Oddities.OLD, Oddities.NEW)) {
                List<Finding> findings = findings(oddity, version);
                boolean accepted = findings.stream().noneMatch(finding -> finding.severity() == Severity.ERROR);
                if (accepted != oddity.isAcceptedBy(version)) {
                    different.add(oddity + " by " + version + ": " + findings);
                }
            }
        }
        assertThat(different).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"promtool-2, 2.42", "promtool-3, 3.14"})
    void isWhatPrometheusSays(String program, String release, @TempDir Path folder)
            throws IOException, InterruptedException {
        String promtool = ExternalProgram.require(program).toString();
        PrometheusVersion version = PrometheusVersion.parse(release);
        List<Oddity> cases = Oddities.all();
        List<String> command = new ArrayList<>(List.of(promtool, "check", "config", "--syntax-only"));
        for (Oddity oddity : cases) {
            command.add(Files.write(folder.resolve(oddity.fileName()), oddity.content())
                    .toString());
        }
        ExternalProgram.Run run = ExternalProgram.run(folder, command.toArray(new String[0]));
        List<String> accepted = new ArrayList<>();
        Matcher success = SUCCESS.matcher(run.output());
        while (success.find()) {
            accepted.add(success.group(1));
        }
        assertThat(accepted)
                .containsExactlyElementsOf(cases.stream()
                        .filter(oddity -> oddity.isAcceptedBy(version))
                        .map(Oddity::fileName)
                        .toList());
    }

    private static List<Finding> findings(Oddity oddity, PrometheusVersion version) {
        Findings findings = new Findings();
        SourceText.decode(oddity.fileName(), oddity.content(), findings)
                .flatMap(source -> new ConfigReader(SchemaCatalogue.bundled()).read(source, version, findings))
                .ifPresent(config ->
                        new ConfigVerdict(version, ConfigVerdict.Mode.SERVER).judge((MapNode) config.root(), findings));
        return findings.sorted();
    }
}
