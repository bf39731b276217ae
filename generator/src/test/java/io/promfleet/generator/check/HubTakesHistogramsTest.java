package io.promfleet.generator.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.HubBuilder;
import io.promfleet.finding.Findings;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class HubTakesHistogramsTest {
    private static List<String> found(boolean sent, Consumer<HubBuilder> more) {
        Definition said = Definition.of(fleet -> {
            fleet.hub("hub", hub -> {
                hub.receiver(it -> it.url("https://prometheus.example.com"));
                more.accept(hub);
            });
            fleet.source("production", source -> {
                source.remoteWrite(write -> write.sendNativeHistograms(sent));
                source.remoteWrite(
                        "archive",
                        write -> write.url("https://archive.example.com/api/v1/write")
                                .sendNativeHistograms(true));
            });
        });
        Findings findings = new Findings();
        new HubTakesHistograms().check(said.fleet().orElseThrow(), findings);
        return findings.sorted().stream()
                .map(finding -> finding.id() + " " + finding.path() + ": " + finding.message() + " " + finding.hint())
                .toList();
    }

    @Test
    void needAHubThatStoresThem() {
        assertThat(found(true, hub -> hub.chart("79.0.0"))).containsExactly("""
                PF313 source(production) > remoteWrite(hub): The hub's Prometheus `3.7.2` does not store native histograms, and \
                the sender tries each request with one again until its samples are too old. Leave `sendNativeHistograms` out, or \
                add `native-histograms` to `prometheus.prometheusSpec.enableFeatures` of the hub.""");
        assertThat(found(false, hub -> hub.chart("79.0.0"))).isEmpty();
        assertThat(found(true, hub -> hub.chart("80.0.0"))).isEmpty();
        assertThat(found(true, hub -> {
                    hub.chart("79.0.0");
                    hub.listValue("prometheus.prometheusSpec.enableFeatures", list -> list.add("native-histograms"));
                }))
                .isEmpty();
        assertThat(found(true, hub -> {
                    hub.chart("79.0.0");
                    hub.listValue("prometheus.prometheusSpec.enableFeatures", list -> list.add("exemplar-storage"));
                }))
                .hasSize(1);
    }
}
