package acme;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetBuilder;
import io.promfleet.dsl.RelabelBuilder;
import io.promfleet.dsl.ScrapeJobBuilder;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.model.ByteSize;
import io.promfleet.model.Fleet;
import io.promfleet.model.KubernetesRole;
import io.promfleet.model.ScrapeJob;
import io.promfleet.model.Source;
import java.time.Duration;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

final class SharingTest {

    @Test
    void keepsTheSameJobOfTwoSourcesOnce() {
        Fleet fleet = fleet(List.of(List.of(0, 4), List.of(0, 4)));

        ScrapeJob first = fleet.sources().get(0).scrapeJobs().get(0);
        ScrapeJob second = fleet.sources().get(1).scrapeJobs().get(0);
        assertThat(second).isSameAs(first);
    }

    @Test
    void keepsTheSameRulesOfDifferentJobsOnce() {
        Fleet fleet = fleet(List.of(List.of(4, 10), List.of(4, 11)));

        ScrapeJob first = fleet.sources().get(0).scrapeJobs().get(0);
        ScrapeJob second = fleet.sources().get(1).scrapeJobs().get(0);
        assertThat(second).isNotEqualTo(first);
        assertThat(second.relabels()).isSameAs(first.relabels());
    }

    @Test
    void keepsWhatJobsWithDifferentConnectionsHaveInCommonOnce() {
        Fleet fleet = fleet(List.of(List.of(0, 4, 8), List.of(0, 4), List.of(1, 4)));

        ScrapeJob first = fleet.sources().get(0).scrapeJobs().get(0);
        ScrapeJob second = fleet.sources().get(1).scrapeJobs().get(0);
        ScrapeJob onAnotherLine = fleet.sources().get(2).scrapeJobs().get(0);
        assertThat(second).isNotEqualTo(first);
        assertThat(second.http()).isNotEqualTo(first.http());
        assertThat(second.serviceDiscoveries()).isSameAs(first.serviceDiscoveries());
        assertThat(onAnotherLine).isEqualTo(second).hasSameHashCodeAs(second);
        assertThat(onAnotherLine.serviceDiscoveries()).isNotSameAs(second.serviceDiscoveries());
    }

    @Test
    void keepsEqualRulesOfDifferentLinesApart() {
        Fleet fleet = fleet(List.of(List.of(4), List.of(5)));

        ScrapeJob first = fleet.sources().get(0).scrapeJobs().get(0);
        ScrapeJob second = fleet.sources().get(1).scrapeJobs().get(0);
        assertThat(second).isEqualTo(first).isNotSameAs(first);
        assertThat(second.relabels().rules().get(0).declaredAt())
                .isNotEqualTo(first.relabels().rules().get(0).declaredAt());
    }

    /** Whatever sources have in common, each is as if it were alone, down to the line of every part. */
    @Property(tries = 300)
    void changesNoSource(
            @ForAll @Size(min = 1, max = 5) List<@Size(max = 8) List<@IntRange(min = 0, max = 23) Integer>> programs) {
        Fleet together = fleet(programs);

        for (int i = 0; i < programs.size(); i++) {
            Source alone = fleet(List.of(programs.get(i))).sources().get(0);
            assertThat(ModelText.withLocations(together.sources().get(i).scrapeJobs()))
                    .isEqualTo(ModelText.withLocations(alone.scrapeJobs()));
            assertThat(ModelText.withLocations(together.sources().get(i).approach()))
                    .isEqualTo(ModelText.withLocations(alone.approach()));
        }
    }

    private static Fleet fleet(List<List<Integer>> programs) {
        return Definition.of(fleet -> define(fleet, programs)).fleet().orElseThrow();
    }

    private static void define(FleetBuilder fleet, List<List<Integer>> programs) {
        fleet.hub("hub", hub -> {});
        for (int i = 0; i < programs.size(); i++) {
            List<Integer> program = programs.get(i);
            fleet.source("source-" + i, source -> {
                source.scrapeJob("job", job -> program.forEach(step -> say(job, step)));
                program.stream()
                        .filter(step -> step >= 18 && step <= 21)
                        .limit(1)
                        .forEach(step -> say(source, step));
            });
        }
    }

    /** Many of these say the same on another line. Mistakes are among them, and as welcome. */
    private static void say(ScrapeJobBuilder job, int step) {
        switch (step) {
            case 0 -> job.targets("a:1");
            case 1 -> job.targets("a:1");
            case 2 -> job.targets(List.of("a:1"), targets -> targets.label("b", "c"));
            case 3 -> job.targets(List.of("a:1"), targets -> targets.label("b", "c"));
            case 4 -> job.relabel(rules -> rules.keep("a", "b"));
            case 5 -> job.relabel(rules -> rules.keep("a", "b"));
            case 6 -> job.relabel(SharingTest::rule);
            case 7 -> job.metricRelabel(SharingTest::rule);
            case 8 -> job.tls(tls -> tls.serverName("a"));
            case 9 -> job.tls(tls -> tls.serverName("a"));
            case 10 -> job.scrapeInterval(Duration.ofSeconds(10));
            case 11 -> job.scrapeInterval(Duration.ofSeconds(20));
            case 12 -> job.kubernetes(KubernetesRole.POD);
            case 13 -> job.kubernetes(KubernetesRole.POD, pods -> pods.namespaces("a"));
            case 14 -> job.kubernetes(KubernetesRole.POD, pods -> pods.namespaces("a"));
            case 15 -> job.param("a", "b");
            case 16 -> job.sampleLimit(10_000);
            case 17 -> job.sampleLimit(10_000);
            case 22 -> job.expectedSeries(10_000);
            case 23 -> job.expectedSeries(10_000);
            default -> {}
        }
    }

    private static void say(SourceBuilder source, int step) {
        source.lightweightPrometheus(prometheus -> {
            switch (step) {
                case 18 -> prometheus.storage(ByteSize.gibibytes(1));
                case 19 -> prometheus.storage(ByteSize.gibibytes(1));
                case 20 -> prometheus.resources(it -> it.memoryLimit(ByteSize.gibibytes(1)));
                default -> prometheus.resources(it -> it.memoryLimit(ByteSize.gibibytes(1)));
            }
        });
    }

    private static void rule(RelabelBuilder rules) {
        rules.keep("a", "b");
    }
}
