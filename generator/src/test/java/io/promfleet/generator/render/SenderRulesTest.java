package io.promfleet.generator.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.SourceBuilder;
import io.promfleet.model.Fleet;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SenderRulesTest {
    private static final String OLD = "prometheus_remote_storage_highest_timestamp_in_seconds";
    private static final String NEW = "prometheus_remote_storage_queue_highest_timestamp_seconds";

    @Test
    void asksForWhatTheReleaseOfTheSenderHas() {
        assertThat(behind(source -> {}))
                .singleElement()
                .asString()
                .contains(NEW)
                .doesNotContain(OLD);
        assertThat(behind(source -> source.value("prometheus.prometheusSpec.version", "v3.6.0")))
                .singleElement()
                .asString()
                .contains(OLD + "[15m]");
        assertThat(behind(source -> source.openTelemetryCollector(collector -> {})))
                .singleElement()
                .asString()
                .contains("otelcol_exporter_queue_size");
        assertThat(behind(source -> source.alloy(alloy -> {})))
                .singleElement()
                .asString()
                .contains(OLD + "[15m]");
    }

    @Test
    void hasNoRulesWhereNobodySaysHowItsSendingGoes() {
        assertThat(rules(source -> source.value("prometheus.serviceMonitor.selfMonitor", false))
                        .file())
                .isEmpty();
        assertThat(rules(source ->
                                source.remoteWrite(write -> write.writeRelabel(rules -> rules.keep("__name__", "up"))))
                        .file())
                .isEmpty();
        assertThat(rules(source -> source.discoveredByHub(discovering -> {})).file())
                .isEmpty();
    }

    @Test
    void looksBackFourScrapesWhereTheyAreSeldom() {
        assertThat(rules(source -> source.lightweightPrometheus(it -> it.scrapeInterval(Duration.ofMinutes(10))))
                        .window())
                .isEqualTo(Duration.ofMinutes(40));
    }

    private static List<String> behind(Consumer<SourceBuilder> source) {
        return rules(source).alerts().stream()
                .filter(alert -> alert.name().equals(SenderRules.BEHIND))
                .map(FleetAlert::expression)
                .toList();
    }

    private static SenderRules rules(Consumer<SourceBuilder> source) {
        Fleet fleet = Definition.of(definition -> {
                    definition.hub("hub", hub -> hub.receiver(it -> it.url("https://prometheus.example.com")));
                    definition.source("edge", source);
                })
                .fleet()
                .orElseThrow();
        return new SenderRules(fleet, fleet.hub().alerts().orElseThrow());
    }
}
