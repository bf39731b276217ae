package io.promfleet.generator.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.promfleet.dsl.Definition;
import io.promfleet.dsl.FleetDefinition;
import io.promfleet.generator.manifest.ListNode;
import io.promfleet.generator.manifest.MapNode;
import io.promfleet.generator.manifest.TextNode;
import io.promfleet.model.Fleet;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SilenceRulesTest {
    private static final FleetDefinition SLOW_COLLECTOR = fleet -> {
        fleet.hub("hub", hub -> {
            hub.receiver(it -> it.url("https://prometheus.example.com"));
            hub.alerts(alerts -> {});
        });
        fleet.source(
                "edge",
                source -> source.openTelemetryCollector(collector -> collector.scrapeInterval(Duration.ofMinutes(4))));
    };

    @Test
    void looksBackThreeIntervalsWhateverItIsThatScrapesSlowly() {
        Fleet fleet = Definition.of(SLOW_COLLECTOR).fleet().orElseThrow();

        MapNode group = new SilenceRules(fleet, fleet.hub().alerts().orElseThrow())
                .files()
                .get(0)
                .group();

        assertThat(ListNode.maps(group.get("rules")).get(0).get("expr"))
                .isEqualTo(new TextNode("count by (cluster, job) (last_over_time(up{cluster!=\"\"}[12m]))"));
    }
}
