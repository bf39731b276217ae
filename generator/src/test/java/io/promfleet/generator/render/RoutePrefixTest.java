package io.promfleet.generator.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.model.Fleet;
import io.promfleet.model.Source;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A hub that serves everything below a path: so does its receiver, for sources that reach it by its Service. */
class RoutePrefixTest {
    @ParameterizedTest
    @CsvSource({"/, /api/v1/write", "/prom, /prom/api/v1/write", "prom/, /prom/api/v1/write", "/a/b, /a/b/api/v1/write"
    })
    void addressesInsideTheClusterFollowIt(String prefix, String path) {
        Fleet fleet = Definition.of(said -> {
                    said.hub("hub", hub -> hub.value("prometheus.prometheusSpec.routePrefix", prefix));
                    said.source("beside", source -> source.inHubCluster());
                })
                .fleet()
                .orElseThrow();
        Source source = fleet.sources().get(0);

        assertThat(new ReceiverAddress(fleet).of(source, source.remoteWrites().get(0)))
                .hasToString("http://kube-prometheus-stack-prometheus.monitoring.svc:9090" + path);
    }

    /** The address from outside is said as a whole: what is in front of the hub may take the path away. */
    @ParameterizedTest
    @CsvSource({"https://a.example.com, /api/v1/write", "https://a.example.com/prom, /prom/api/v1/write"})
    void theAddressFromOutsideStaysAsItWasSaid(String url, String path) {
        Fleet fleet = Definition.of(said -> {
                    said.hub("hub", hub -> {
                        hub.receiver(receiver -> receiver.url(url));
                        hub.value("prometheus.prometheusSpec.routePrefix", "/elsewhere");
                    });
                    said.source("production", source -> {});
                })
                .fleet()
                .orElseThrow();
        Source source = fleet.sources().get(0);

        assertThat(new ReceiverAddress(fleet).of(source, source.remoteWrites().get(0)))
                .hasToString("https://a.example.com" + path);
    }
}
