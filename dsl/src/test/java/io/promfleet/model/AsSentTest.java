package io.promfleet.model;

import static org.assertj.core.api.Assertions.assertThat;

import fixtures.silent.Receivers;
import io.promfleet.dsl.Definition;
import io.promfleet.dsl.ReceiverBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class AsSentTest {
    private static Fleet fleet(Consumer<ReceiverBuilder> receiver) {
        return Definition.of(new Receivers(receiver)).fleet().orElseThrow();
    }

    private static RemoteWrite sent(Fleet fleet) {
        Source source = fleet.sources().get(0);
        return AsSent.of(fleet, source, source.remoteWrites().get(0));
    }

    private static URI written(Fleet fleet) {
        Receiver receiver = fleet.hub().receiver();
        return receiver.writeAddress(
                receiver.address().orElseThrow(),
                AsSent.tenant(receiver, fleet.sources().get(0).remoteWrites().get(0)));
    }

    @Test
    void knowsWhereEachReceiverTakesSamples() {
        assertThat(Receivers.ALL.stream()
                        .map(receiver -> written(fleet(receiver)).toString()))
                .containsExactly(
                        "https://mimir.example.com/api/v1/push",
                        "https://thanos.example.com/api/v1/receive",
                        "https://victoria.example.com/api/v1/write",
                        "https://vminsert.example.com/insert/shop/prometheus/api/v1/write",
                        "https://aps-workspaces.eu-central-1.amazonaws.com/workspaces/ws-0a1b2c3d/api/v1/remote_write",
                        "https://metrics.example.com/api/prom/push",
                        "https://metrics.example.com/dataCollectionRules/dcr-0a1b2c3d/streams/Microsoft-PrometheusMetrics"
                                + "/api/v1/write?api-version=2023-04-24",
                        "https://monitoring.googleapis.com/v1/projects/acme-metrics/location/global/prometheus/api/v1/write");
    }

    @Test
    void namesTheTenantOfTheSourceInTheHeaderOfTheReceiver() {
        RemoteWrite toMimir = sent(fleet(Receivers.ALL.get(0)));
        assertThat(toMimir.headers())
                .extracting(Header::name, Header::value)
                .containsExactly(org.assertj.core.api.Assertions.tuple("X-Scope-OrgID", "shop"));
        assertThat(sent(fleet(Receivers.ALL.get(1))).headers())
                .extracting(Header::name)
                .containsExactly("THANOS-TENANT");
        assertThat(sent(fleet(Receivers.ALL.get(3))).headers()).isEmpty();
    }

    @Test
    void sendsAgainWhatIsTooMuchAsLongAsItIsInTheLog() {
        Queue queue = sent(fleet(Receivers.ALL.get(0))).queue().orElseThrow();
        assertThat(queue.retryOnHttp429()).contains(true);
        assertThat(queue.sampleAgeLimit()).contains(Duration.ofHours(2));
        assertThat(sent(fleet(Receivers.ALL.get(2))).queue()).isEmpty();
    }

    @Test
    void leavesWhatGoesToTheHubsOwnPrometheusAsItIs() {
        Fleet fleet = fleet(it -> it.url("https://hub.example.com"));
        RemoteWrite said = fleet.sources().get(0).remoteWrites().get(0);

        assertThat(sent(fleet)).isSameAs(said);
        assertThat(AsSent.ofHub(fleet)).isEmpty();
    }

    @Test
    void letsTheHubSendThereWhatItCanAuthenticateFor() {
        assertThat(Receivers.ALL.stream()
                        .map(receiver -> AsSent.ofHub(fleet(receiver)).isPresent()))
                .containsExactly(true, true, true, true, true, true, true, false);
        assertThat(AsSent.ofHub(fleet(Receivers.ALL.get(4)))
                        .map(RemoteWrite::http)
                        .flatMap(http -> Optional.of(http.authentication().isPresent())))
                .contains(true);
    }
}
