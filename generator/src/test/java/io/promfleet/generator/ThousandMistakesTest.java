package io.promfleet.generator;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.finding.Finding;
import io.promfleet.generator.report.Report;
import io.promfleet.generator.report.ReportFormat;
import io.promfleet.generator.report.SourceFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ThousandMistakesTest {
    private static final int SOURCES = 250;

    @TempDir
    private Path folder;

    /** Four mistakes a source. */
    private static void define(FleetBuilder fleet) {
        fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://prometheus.example.com")));
        for (int i = 0; i < SOURCES; i++) {
            fleet.source("source-" + i, ThousandMistakesTest::mistaken);
        }
    }

    private static void mistaken(SourceBuilder source) {
        source.lightweightPrometheus(prometheus -> prometheus.replicas(2));
        source.remoteWrite(write -> write.writeRelabel(rules -> rules.labelDrop("cluster|team")));
        source.remoteWrite("again", write -> {});
        source.scrapeJob("legacy", job -> job.targets(List.of("a:1"), targets -> targets.label("cluster", "legacy")));
    }

    @Test
    void areReportedOnceEachAndAlwaysInTheSameOrder() {
        List<Finding> findings =
                Promfleet.check(ThousandMistakesTest::define, folder).findings();

        Map<String, Integer> counts = new TreeMap<>();
        TreeSet<String> places = new TreeSet<>();
        for (Finding finding : findings) {
            counts.merge(finding.id(), 1, Integer::sum);
            places.add(finding.id() + " " + finding.path());
        }
        assertThat(counts).isEqualTo(Map.of("PF104", SOURCES, "PF105", SOURCES, "PF106", SOURCES, "PF110", SOURCES));
        assertThat(places).hasSize(4 * SOURCES);
        assertThat(Promfleet.check(ThousandMistakesTest::define, folder).findings())
                .isEqualTo(findings);
        List<Finding> shuffled = new ArrayList<>(findings);
        Collections.shuffle(shuffled, new Random(7));
        Report report = new Report(new SourceFiles(List.of(), folder), "fleet");
        for (ReportFormat format : ReportFormat.values()) {
            assertThat(report.text(shuffled, format)).as(format.word()).isEqualTo(report.text(findings, format));
        }
    }
}
