package io.promfleet.benchmarks;

import io.promfleet.dsl.Definition;
import io.promfleet.finding.Findings;
import io.promfleet.generator.check.FleetChecks;
import io.promfleet.generator.manifest.Manifest;
import io.promfleet.generator.manifest.YamlWriter;
import io.promfleet.generator.render.FleetTree;
import io.promfleet.generator.schema.DocumentValidator;
import io.promfleet.model.Fleet;
import io.promfleet.schemas.SchemaCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/** The steps between a definition and the bytes of its files, each by itself, for a whole fleet. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
public class StepsBenchmark {
    /** How many clusters the fleet has. */
    @Param({"10", "100"})
    public int sources;

    /** How many jobs each of them has. */
    @Param("20")
    public int jobs;

    private FleetOfSize definition = new FleetOfSize(0, 0);
    private Fleet fleet = fleetOf(definition);
    private List<Manifest> manifests = List.of();

    /** For JMH. */
    public StepsBenchmark() {}

    /** Makes what the steps start from. */
    @Setup
    public void prepare() {
        definition = new FleetOfSize(sources, jobs);
        fleet = fleetOf(definition);
        manifests = new ArrayList<>();
        tree().forEach(manifests::add);
    }

    /**
     * From code to model.
     *
     * @return the result, so that it is not optimised away
     */
    @Benchmark
    public Definition define() {
        return Definition.of(definition);
    }

    /**
     * Every check over the model.
     *
     * @return the result, so that it is not optimised away
     */
    @Benchmark
    public Findings check() {
        Findings findings = new Findings();
        FleetChecks.run(fleet, findings);
        return findings;
    }

    /**
     * From model to document trees.
     *
     * @param sink takes the trees, so that they are not optimised away
     */
    @Benchmark
    public void render(Blackhole sink) {
        tree().forEach(sink::consume);
    }

    /**
     * Every schema on every document, from schemas that are not yet compiled.
     *
     * @return the result, so that it is not optimised away
     */
    @Benchmark
    public Findings validate() {
        Findings findings = new Findings();
        DocumentValidator validator = new DocumentValidator(SchemaCatalogue.bundled());
        for (Manifest manifest : manifests) {
            validator.validate(manifest, findings);
        }
        return findings;
    }

    /**
     * From trees to bytes.
     *
     * @param sink takes the bytes, so that they are not optimised away
     */
    @Benchmark
    public void write(Blackhole sink) {
        YamlWriter writer = new YamlWriter();
        for (Manifest manifest : manifests) {
            sink.consume(writer.write(manifest.document()));
        }
    }

    private FleetTree tree() {
        return new FleetTree(fleet, FleetOfSize.class.getName(), new Findings());
    }

    private static Fleet fleetOf(FleetOfSize definition) {
        return Definition.of(definition).fleet().orElseThrow();
    }
}
