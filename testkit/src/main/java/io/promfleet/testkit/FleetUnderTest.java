package io.promfleet.testkit;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Severity;
import io.promfleet.generator.report.FindingReport;
import io.promfleet.generator.report.Style;
import io.promfleet.model.Cluster;
import io.promfleet.model.Fleet;
import io.promfleet.model.RemoteWrite;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** A fleet whose parts are looked up by their names. */
public final class FleetUnderTest {
    private final Fleet fleet;

    private FleetUnderTest(Fleet fleet) {
        this.fleet = fleet;
    }

    /**
     * Runs a definition.
     *
     * @param definition the fleet as code
     * @return the fleet
     * @throws AssertionError if the definition has mistakes; the message has all of them with their lines
     */
    public static FleetUnderTest fleet(FleetDefinition definition) {
        Definition said = Definition.of(definition);
        List<String> mistakes = new ArrayList<>();
        for (Finding finding : said.findings()) {
            if (finding.severity() == Severity.ERROR) {
                mistakes.addAll(new FindingReport(Style.PLAIN).lines(finding));
            }
        }
        if (said.fleet().isEmpty() || !mistakes.isEmpty()) {
            AssertionError error = new AssertionError("The definition has mistakes:\n" + String.join("\n", mistakes));
            said.failure().ifPresent(error::initCause);
            throw error;
        }
        return new FleetUnderTest(said.fleet().get());
    }

    /**
     * The whole model.
     *
     * @return the fleet
     */
    public Fleet model() {
        return fleet;
    }

    /**
     * A scrape job.
     *
     * @param cluster the name of the hub or of a source
     * @param name the name of the job
     * @return the job
     * @throws AssertionError if there is none; the message has the names that there are
     */
    public ScrapeJob job(String cluster, String name) {
        return named(cluster(cluster).scrapeJobs(), ScrapeJob::name, name, "The cluster `" + cluster + "` has no job");
    }

    /**
     * A remote write of a source, whose rules decide what leaves the cluster.
     *
     * @param source the name of the source
     * @param name the name of the remote write
     * @return the remote write
     * @throws AssertionError if there is none; the message has the names that there are
     */
    public RemoteWrite remoteWrite(String source, String name) {
        Source found = named(fleet.sources(), Source::name, source, "There is no source");
        return named(found.remoteWrites(), RemoteWrite::name, name, "The source `" + source + "` has no remote write");
    }

    private Cluster cluster(String name) {
        List<Cluster> clusters = new ArrayList<>(fleet.sources());
        clusters.add(0, fleet.hub());
        return named(clusters, Cluster::name, name, "There is no cluster");
    }

    private static <T> T named(List<T> all, Function<T, String> nameOf, String name, String missing) {
        for (T one : all) {
            if (nameOf.apply(one).equals(name)) {
                return one;
            }
        }
        throw new AssertionError(
                missing + " `" + name + "`, only " + all.stream().map(nameOf).toList() + ".");
    }
}
