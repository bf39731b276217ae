package io.promfleet.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.FleetDefinition;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.finding.Finding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SuppressingTest {
    private static final LocalDate DAY = LocalDate.of(2027, 3, 1);

    @TempDir
    private Path folder;

    private Run generate(LocalDate today, FleetDefinition definition) {
        return Promfleet.generate(definition, folder.resolve("fleet"), false, new RunSettings(today));
    }

    private Run check(LocalDate today, FleetDefinition definition) {
        return Promfleet.check(definition, folder.resolve("fleet"), new RunSettings(today));
    }

    private static void legacy(SourceBuilder source) {
        source.scrapeJob("legacy", job -> job.targets(List.of("a:1"), targets -> targets.label("cluster", "legacy")));
    }

    private static FleetDefinition suppressed(String id) {
        return fleet -> {
            fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://prometheus.example.com")));
            fleet.source("production", source -> {
                source.suppress(id, "the exporter | sets it", DAY);
                legacy(source);
            });
        };
    }

    private static List<String> said(Run run) {
        return run.findings().stream()
                .map(finding -> finding.severity() + " " + finding.id() + " " + finding.path())
                .toList();
    }

    @Test
    void takesAWarningOutUntilTheLastDay() {
        Run run = generate(DAY, suppressed("PF105"));

        assertThat(run.findings()).isEmpty();
        assertThat(run.suppressed()).hasSize(1);
        assertThat(run.suppressed().get(0).finding().path())
                .isEqualTo("source(production) > scrapeJob(legacy) > targets");
        assertThat(run.suppressed().get(0).suppression().reason()).isEqualTo("the exporter | sets it");
    }

    @Test
    void expiresTheDayAfterWhichFailsACheckAndChangesNoFile() throws IOException {
        LocalDate after = DAY.plusDays(1);
        Run before = generate(DAY, suppressed("PF105"));
        assertThat(before.result()).isPresent();

        Run generated = generate(after, suppressed("PF105"));
        Run checked = check(after, suppressed("PF105"));

        assertThat(said(generated))
                .containsExactlyInAnyOrder(
                        "WARNING PF061 source(production)",
                        "WARNING PF105 source(production) > scrapeJob(legacy) > targets");
        assertThat(generated.result().orElseThrow().upToDate()).isTrue();
        assertThat(said(checked))
                .containsExactly(
                        "ERROR PF061 source(production)",
                        "WARNING PF105 source(production) > scrapeJob(legacy) > targets");
        assertThat(checked.result().orElseThrow().upToDate()).isTrue();
        assertThat(checked.findings().get(0).message())
                .isEqualTo("The suppression of `PF105` expired on `2027-03-01`.");
        assertThat(Files.readString(folder.resolve("fleet/hub/monitoring/remote-write-configs/README.md")))
                .contains("## Suppressed findings")
                .contains("| PF105 | source(production) | the exporter \\| sets it | 2027-03-01 |");
    }

    @Test
    void reportsWhatSuppressesNothing() {
        assertThat(said(generate(DAY, suppressed("PF317"))))
                .containsExactlyInAnyOrder(
                        "WARNING PF062 source(production)",
                        "WARNING PF105 source(production) > scrapeJob(legacy) > targets");
    }

    @Test
    void isAboutItsPartOfTheFleetAlone() {
        Run run = generate(DAY, fleet -> {
            fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://prometheus.example.com")));
            fleet.source("prod", source -> source.suppress("PF105", "accepted", DAY));
            fleet.source("production", SuppressingTest::legacy);
        });

        assertThat(said(run))
                .containsExactlyInAnyOrder(
                        "WARNING PF062 source(prod)", "WARNING PF105 source(production) > scrapeJob(legacy) > targets");
    }

    @Test
    void prefersTheInnermostSoThatTheOuterOneIsUnused() {
        Run run = generate(DAY, fleet -> {
            fleet.suppress("PF105", "everywhere", DAY);
            suppressed("PF105").define(fleet);
        });

        assertThat(said(run)).containsExactly("WARNING PF062 ");
        assertThat(run.suppressed()).hasSize(1);
    }

    @Test
    void cannotSuppressAnError() {
        Run run = generate(DAY, fleet -> {
            fleet.hub("hub", hub -> {});
            fleet.source("production", source -> source.suppress("PF007", "no time", DAY));
        });

        assertThat(said(run))
                .containsExactlyInAnyOrder(
                        "ERROR PF060 source(production)", "ERROR PF007 source(production) > remoteWrite(hub)");
        Finding refused = run.findings().stream()
                .filter(finding -> finding.id().equals("PF060"))
                .findFirst()
                .orElseThrow();
        assertThat(refused.related()).extracting(Finding.Related::note).containsExactly("the error");
        assertThat(run.suppressed()).isEmpty();
        assertThat(folder.resolve("fleet")).doesNotExist();
    }
}
