package io.promfleet.benchmarks;

import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.finding.Finding;
import io.promfleet.generator.Promfleet;
import io.promfleet.generator.report.Report;
import io.promfleet.generator.report.ReportFormat;
import io.promfleet.generator.report.SourceFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A fleet with 1,000 mistakes: finding them, and reporting them in each form. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class MistakesBenchmark {
    private static final int SOURCES = 250;
    private static final Path NOWHERE = Path.of("target", "no-tree");

    private final Report report = new Report(new SourceFiles(List.of(), Path.of("")), "fleet");
    private List<Finding> findings = List.of();

    /** For JMH. */
    public MistakesBenchmark() {}

    /** Finds what is reported. */
    @Setup
    public void prepare() {
        findings = find();
        if (findings.size() != 4 * SOURCES) {
            throw new IllegalStateException("found " + findings.size());
        }
    }

    /**
     * Defines, checks and validates.
     *
     * @return what was found
     */
    @Benchmark
    public List<Finding> find() {
        return Promfleet.check(MistakesBenchmark::define, NOWHERE).findings();
    }

    /**
     * For people.
     *
     * @return the report
     */
    @Benchmark
    public String text() {
        return report.text(findings, ReportFormat.TEXT);
    }

    /**
     * For programs.
     *
     * @return the report
     */
    @Benchmark
    public String json() {
        return report.text(findings, ReportFormat.JSON);
    }

    /**
     * For code scanning.
     *
     * @return the report
     */
    @Benchmark
    public String sarif() {
        return report.text(findings, ReportFormat.SARIF);
    }

    private static void define(FleetBuilder fleet) {
        fleet.hub("hub", hub -> hub.receiver(receiver -> receiver.url("https://prometheus.example.com")));
        for (int i = 0; i < SOURCES; i++) {
            fleet.source("source-" + i, MistakesBenchmark::mistaken);
        }
    }

    private static void mistaken(SourceBuilder source) {
        source.lightweightPrometheus(prometheus -> prometheus.replicas(2));
        source.remoteWrite(write -> write.writeRelabel(rules -> rules.labelDrop("cluster|team")));
        source.remoteWrite("again", write -> {});
        source.scrapeJob("legacy", job -> job.targets(List.of("a:1"), targets -> targets.label("cluster", "legacy")));
    }
}
