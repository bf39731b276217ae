package io.promfleet.generator.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.finding.Finding;
import io.promfleet.finding.Findings;
import io.promfleet.model.ProtobufMessage;
import java.util.List;
import org.junit.jupiter.api.Test;

class HubTakesMessagesTest {
    private static List<String> found(String version, ProtobufMessage message) {
        Definition said = Definition.of(fleet -> {
            fleet.hub("hub", hub -> {
                hub.receiver(it -> it.url("https://prometheus.example.com"));
                hub.value("prometheus.prometheusSpec.version", version);
            });
            fleet.source("production", source -> source.remoteWrite(write -> write.protobufMessage(message)));
        });
        Findings findings = new Findings();
        new HubTakesMessages().check(said.fleet().orElseThrow(), findings);
        return findings.sorted().stream().map(Finding::message).toList();
    }

    @Test
    void theSecondMessageNeedsAHubThatKnowsIt() {
        assertThat(found("v2.53.0", ProtobufMessage.V2)).containsExactly("""
                The hub, whose Prometheus is older than `2.54.0`, refuses `io.prometheus.write.v2.Request`, \
                and the sender drops the samples.""");
        assertThat(found("v2.54.0", ProtobufMessage.V2)).isEmpty();
        assertThat(found("v2.53.0", ProtobufMessage.V1)).isEmpty();
    }
}
