package io.promfleet.acceptance;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.acceptance.PrometheusServer.Series;
import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetBuilder;
import io.promfleet.finding.Findings;
import io.promfleet.generator.dialect.FileDialect;
import io.promfleet.generator.manifest.YamlWriter;
import io.promfleet.generator.render.PrometheusConfiguration;
import io.promfleet.model.Cluster;
import io.promfleet.model.Fleet;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two real servers with promfleet's own configuration, in which only addresses are replaced: one fetches from the other. */
class FederatedSourceTest {
    private static final String SOURCE = "prometheus.production.example.com:9090";
    private static final String APP = "app.production.example.com:8080";
    private static final int TRIES = 600;

    @TempDir
    Path directory;

    private final Fleet fleet =
            Definition.of(FederatedSourceTest::define).fleet().orElseThrow();

    private static void define(FleetBuilder fleet) {
        fleet.hub("hub", hub -> hub.prometheus(prometheus -> prometheus.scrapeInterval(ofSeconds(1))));
        fleet.source("production", source -> {
            source.environment("live");
            source.externalLabel("price", "5 $ {{ x }}");
            source.federated("http://" + SOURCE, "{__name__=~\"shop_.*\"}", federation -> {
                federation.match("up{job=\"app\"}");
                federation.prometheus(prometheus -> prometheus.scrapeInterval(ofSeconds(1)));
            });
            source.scrapeJob("app", job -> job.targets(APP));
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"prometheus-2", "prometheus-3"})
    void selectedSeriesArriveWithTheLabelsThatTheyHaveInTheSource(String program) throws Exception {
        String page = "shop_orders_total{kind=\"book\"} 7\nother_total 1\n";
        try (LoopbackHttp app = LoopbackHttp.exposing("/metrics", path -> page);
                PrometheusServer production = PrometheusServer.start(
                        program,
                        "production",
                        directory,
                        port -> configuration(fleet.sources().get(0), APP, app.address()),
                        "--storage.tsdb.path=DATA");
                PrometheusServer hub = PrometheusServer.start(
                        program,
                        "hub",
                        directory,
                        port -> configuration(
                                fleet.hub(), SOURCE, production.address().getAuthority()),
                        "--storage.tsdb.path=DATA")) {
            for (int i = 0; i < TRIES && hub.query("shop_orders_total").isEmpty(); i++) {
                TimeUnit.MILLISECONDS.sleep(100);
            }

            String price = program.equals("prometheus-2") ? "5 $$ {{ x }}" : "5 $ {{ x }}";
            assertThat(hub.query("shop_orders_total"))
                    .extracting(Series::labels)
                    .containsExactly(Map.of(
                            "__name__", "shop_orders_total",
                            "kind", "book",
                            "job", "app",
                            "instance", app.address(),
                            "cluster", "production",
                            "origin_prometheus", "monitoring/production",
                            "environment", "live",
                            "price", price));
            assertThat(hub.query("other_total")).isEmpty();
            assertThat(hub.query("up"))
                    .extracting(series -> series.label("job") + " " + series.label("cluster"))
                    .containsExactlyInAnyOrder("federate production", "app production");
        }
    }

    private String configuration(Cluster cluster, String address, String loopback) {
        FileDialect dialect = new FileDialect(directory.toString(), new Findings());
        String text = new YamlWriter().toText(new PrometheusConfiguration(fleet, dialect).of(cluster));
        assertThat(text).contains(address);
        return text.replace(address, loopback);
    }
}
