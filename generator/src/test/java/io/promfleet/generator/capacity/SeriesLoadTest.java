package io.promfleet.generator.capacity;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.model.Fleet;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SeriesLoadTest {
    private static Fleet fleet(Consumer<SourceBuilder> source) {
        return Definition.of(fleet -> {
                    fleet.hub("hub", hub -> {
                        hub.receiver(receiver -> receiver.url("https://hub.example.com"));
                        hub.prometheus(prometheus -> prometheus.scrapeInterval(Duration.ofSeconds(20)));
                        hub.expectedSeries(2_000);
                    });
                    fleet.source("source", source);
                })
                .fleet()
                .orElseThrow();
    }

    private static SeriesLoad load(Consumer<SourceBuilder> source) {
        Fleet fleet = fleet(source);
        return SeriesLoad.of(fleet, fleet.sources().get(0)).orElseThrow();
    }

    private static void jobs(SourceBuilder source) {
        source.scrapeJob("often", job -> {
            job.targets("often:80");
            job.scrapeInterval(Duration.ofSeconds(1));
            job.expectedSeries(100);
        });
        source.scrapeJob("usual", job -> job.targets("usual:80").expectedSeries(600));
        source.scrapeJob("unknown", job -> job.targets("unknown:80"));
    }

    @Test
    void addsUpWhatJobsSay() {
        assertThat(load(SeriesLoadTest::jobs)).isEqualTo(new SeriesLoad(700, 100 + 20));
    }

    @Test
    void takesTheRestForWhatSaysNothing() {
        assertThat(load(source -> {
                    source.expectedSeries(1_000);
                    jobs(source);
                }))
                .isEqualTo(new SeriesLoad(1_000, 100 + 20 + 10));
        // A contradiction, which is a finding: the jobs are believed.
        assertThat(load(source -> {
                    source.expectedSeries(10);
                    jobs(source);
                }))
                .isEqualTo(new SeriesLoad(700, 120));
    }

    @Test
    void goesByTheIntervalOfWhoScrapes() {
        assertThat(load(source -> {
                    source.discoveredByHub(discovering -> discovering.scrapeInterval(Duration.ofSeconds(10)));
                    jobs(source);
                }))
                .isEqualTo(new SeriesLoad(700, 100 + 60));
    }

    @Test
    void countsOnTheHubWhatAFederationFetches() {
        Fleet fetched = fleet(source -> {
            source.expectedSeries(1_000_000);
            source.federated("https://prometheus.example.com", "up", federation -> federation.expectedSeries(400));
        });
        assertThat(SeriesLoad.ofHub(fetched)).contains(new SeriesLoad(2_400, 100 + 20));

        Fleet beside = fleet(source -> {
            source.expectedSeries(3_000);
            source.alsoFederated("https://prometheus.example.com", "up", federation -> {
                federation.scrapeInterval(Duration.ofSeconds(4));
                federation.expectedSeries(400);
            });
        });
        assertThat(SeriesLoad.ofHub(beside)).contains(new SeriesLoad(5_400, 100 + 100 + 100));

        Fleet unknown = fleet(source -> {
            source.expectedSeries(1_000_000);
            source.federated("https://prometheus.example.com", "up", federation -> {});
        });
        assertThat(SeriesLoad.ofHub(unknown)).contains(new SeriesLoad(2_000, 100));
    }
}
