package io.promfleet.benchmarks;

import io.promfleet.dsl.Definition;
import io.promfleet.finding.Findings;
import io.promfleet.generator.check.FleetChecks;
import io.promfleet.generator.render.FleetTree;
import io.promfleet.model.Fleet;
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

/** All checks over a large fleet, beside the rendering of its documents, which they must take less time than. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 5)
@Measurement(iterations = 5, time = 5)
public class ChecksBenchmark {
    /** How many clusters the fleet has. */
    @Param({"1000", "5000"})
    public int sources;

    /** How many jobs each of them has. */
    @Param("20")
    public int jobs;

    private Fleet fleet = fleetOf(0, 0);

    /** For JMH. */
    public ChecksBenchmark() {}

    /** Makes the fleet. */
    @Setup
    public void prepare() {
        fleet = fleetOf(sources, jobs);
    }

    private static Fleet fleetOf(int sources, int jobs) {
        return Definition.of(new FleetOfSize(sources, jobs)).fleet().orElseThrow();
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
        new FleetTree(fleet, FleetOfSize.class.getName(), new Findings()).forEach(sink::consume);
    }
}
